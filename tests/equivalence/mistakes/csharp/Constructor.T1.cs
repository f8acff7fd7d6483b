// shape: the scopes inline in the constructor, both of them, all of it from the environment
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class Constructor
{
    public static string Mint(string name, Dictionary<string, string> parameters, int ttl)
    {
        var accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");
        var appSid = Environment.GetEnvironmentVariable("TWILIO_APP_SID");

        var grant = new VoiceGrant
        {
            IncomingAllow = true,
            OutgoingApplicationSid = appSid,
            OutgoingApplicationParams = parameters
        };
        var token = new Token(
            accountSid,
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            grants: new HashSet<IGrant> { grant });
        return token.ToJwt();
    }
}
