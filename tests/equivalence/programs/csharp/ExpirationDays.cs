// shape: a lifetime of two days, as days
// sdks: modern
// fix: unsafe or safe (the lifetime is above the limit where it is followed)
// rows: T1? T2?
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ExpirationDays
{
    public static string Mint(string name)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), DateTime.UtcNow.AddDays(2), scopes).ToJwt();
    }
}
