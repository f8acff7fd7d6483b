// shape: the set is filled after the token is made
// sdks: modern
// fix: safe or none (a scope is added after the construction)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class AddLate
{
    public static string Mint(string name, string appSid, bool incoming)
    {
        var scopes = new HashSet<IScope> { new OutgoingClientScope(appSid, name) };
        var capability = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes);
        if (incoming) scopes.Add(new IncomingClientScope(name));
        return capability.ToJwt();
    }
}
