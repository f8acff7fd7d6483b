// shape: a lifetime of two days
// sdks: modern
// fix: unsafe (the lifetime is above the limit)
// rows: T1
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ExpirationOverLimit
{
    public static string Mint(string name)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), DateTime.UtcNow.AddSeconds(172800), scopes).ToJwt();
    }
}
