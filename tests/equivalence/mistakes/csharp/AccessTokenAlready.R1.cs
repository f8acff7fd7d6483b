// shape: an access token is minted in the same class
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class AccessTokenAlready
{
    public static object Mint(string name)
    {
        var accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");
        var apiKey = Environment.GetEnvironmentVariable("TWILIO_API_KEY");
        var apiSecret = Environment.GetEnvironmentVariable("TWILIO_API_SECRET");
        var plain = new Token(accountSid, apiKey, apiSecret, name);
        var grant = new VoiceGrant { IncomingAllow = true };
        var voice = new Token(accountSid, apiKey, apiSecret, name, grants: new HashSet<IGrant> { grant });
        return new[] { plain.ToJwt() };
    }
}
