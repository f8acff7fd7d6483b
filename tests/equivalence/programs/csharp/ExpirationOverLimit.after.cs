// shape: a lifetime of two days
// sdks: modern
// fix: unsafe (the lifetime is above the limit)
// rows: T1
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class ExpirationOverLimit
{
    public static string Mint(string name)
    {
        var grant = new VoiceGrant { IncomingAllow = true };
        return new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            DateTime.UtcNow.AddSeconds(86400),
            grants: new HashSet<IGrant> { grant }).ToJwt();
    }
}
