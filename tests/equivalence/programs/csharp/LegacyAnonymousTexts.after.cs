// shape: the parameters are an anonymous object of texts
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class LegacyAnonymousTexts
{
    public static string Mint(string name, string appSid)
    {
        var grant = new VoiceGrant
        {
            IncomingAllow = true,
            OutgoingApplicationSid = appSid,
            OutgoingApplicationParams = new Dictionary<string, string> { { "caller", name }, { "kind", "web phone" } }
        };
        var token = new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            DateTime.UtcNow.AddSeconds(600),
            grants: new HashSet<IGrant> { grant });
        return token.ToJwt();
    }
}
