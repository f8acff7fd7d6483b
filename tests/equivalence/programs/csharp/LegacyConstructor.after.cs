// shape: the old class in a straight line
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class LegacyConstructor
{
    public static string Mint(string name, string appSid)
    {
        var grant = new VoiceGrant { OutgoingApplicationSid = appSid, IncomingAllow = true };
        var token = new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            grants: new HashSet<IGrant> { grant });
        return token.ToJwt();
    }
}
