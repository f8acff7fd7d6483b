// shape: a loop adds an incoming scope for every name
// sdks: modern
// fix: none (several incoming names)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NamesInLoop
{
    public static string Mint(string name, string other)
    {
        var scopes = new HashSet<IScope>();
        foreach (var one in new[] { name, other })
        {
            scopes.Add(new IncomingClientScope(one));
        }
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
