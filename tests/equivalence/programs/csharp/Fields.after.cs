// shape: the credentials are fields with initialisers
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class Fields
{
    private readonly string accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");

    public string TokenFor(string client, int seconds)
    {
        var grant = new VoiceGrant { IncomingAllow = true };
        var token = new Token(
            accountSid,
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            client,
            DateTime.UtcNow.AddSeconds(seconds),
            grants: new HashSet<IGrant> { grant });
        return token.ToJwt();
    }

    public static string Mint(string name, int ttl)
    {
        return new Fields().TokenFor(name, ttl);
    }
}
