// shape: a set of scopes filled by Add
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class AddToSet
{
    public static string Mint(string name, string appSid)
    {
        var grant = new VoiceGrant();
        grant.OutgoingApplicationSid = appSid;
        grant.IncomingAllow = true;
        var token = new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            grants: new HashSet<IGrant> { grant });
        return token.ToJwt();
    }
}
