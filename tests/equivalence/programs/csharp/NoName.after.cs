// shape: outgoing calls only, and nobody has a name
// sdks: modern
// fix: unsafe (no client name)
// identity: "web_visitor"
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class NoName
{
    public static string Mint(string appSid, Dictionary<string, string> parameters)
    {
        var grant = new VoiceGrant { OutgoingApplicationSid = appSid, OutgoingApplicationParams = parameters };
        return new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            "web_visitor",
            grants: new HashSet<IGrant> { grant }).ToJwt();
    }
}
