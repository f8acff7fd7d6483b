// shape: each scope is added on a condition
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class ConditionalAdd
{
    public static string Mint(string name, string appSid, int ttl, bool incoming, bool outgoing)
    {
        var grant = new VoiceGrant();
        if (incoming)
        {
            grant.IncomingAllow = true;
        }
        if (outgoing)
        {
            grant.OutgoingApplicationSid = appSid;
        }
        return new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            DateTime.UtcNow.AddSeconds(ttl),
            grants: new HashSet<IGrant> { grant }).ToJwt();
    }
}
