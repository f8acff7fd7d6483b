// shape: the lifetime is the default, by a null in its place
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class NullExpiration
{
    public static string Mint(string name)
    {
        var grant = new VoiceGrant { IncomingAllow = true };
        return new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            null,
            grants: new HashSet<IGrant> { grant }).ToJwt();
    }
}
