// shape: the end is so many minutes from now
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ExpirationMinutes
{
    public static string Mint(string name)
    {
        var capability = new ClientCapability(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"),
            expiration: DateTime.UtcNow.AddMinutes(45),
            scopes: new HashSet<IScope> { new IncomingClientScope(name) });
        return capability.ToJwt();
    }
}
