// shape: the end of the token is a variable with its type said
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ExpirationVariable
{
    public static string Mint(string name, int ttl)
    {
        DateTime expiration = DateTime.UtcNow.AddSeconds(ttl);
        HashSet<IScope> scopes = new HashSet<IScope>();
        scopes.Add(new IncomingClientScope(name));
        ClientCapability capability = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), expiration, scopes);
        string jwt = capability.ToJwt();
        return jwt;
    }
}
