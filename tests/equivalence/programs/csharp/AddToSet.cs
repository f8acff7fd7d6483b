// shape: a set of scopes filled by Add
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class AddToSet
{
    public static string Mint(string name, string appSid)
    {
        var scopes = new HashSet<IScope>();
        scopes.Add(new OutgoingClientScope(appSid, name));
        scopes.Add(new IncomingClientScope(name));
        var capability = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes);
        return capability.ToJwt();
    }
}
