// shape: the lifetime is given to the generation
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class LegacyLifetime
{
    public static string Mint(string name, int ttl)
    {
        Token accessToken = new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            DateTime.UtcNow.AddSeconds(ttl),
            grants: new HashSet<IGrant> { new VoiceGrant { IncomingAllow = true } });
        string token = accessToken.ToJwt();
        return token;
    }
}
