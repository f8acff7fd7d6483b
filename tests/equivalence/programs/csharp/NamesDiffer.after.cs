// shape: calls come in for one name and go out under another
// sdks: modern
// fix: unsafe (incoming and outgoing names differ)
// rows: N3
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class NamesDiffer
{
    public static string Mint(string name, string other, string appSid)
    {
        var grant = new VoiceGrant { IncomingAllow = true, OutgoingApplicationSid = appSid };
        return new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            grants: new HashSet<IGrant> { grant }).ToJwt();
    }
}
