// shape: each scope is added on a condition
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ConditionalAdd
{
    public static string Mint(string name, string appSid, int ttl, bool incoming, bool outgoing)
    {
        var scopes = new HashSet<IScope>();
        if (incoming)
        {
            scopes.Add(new IncomingClientScope(name));
        }
        if (outgoing)
        {
            scopes.Add(new OutgoingClientScope(appSid, clientName: name));
        }
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), DateTime.UtcNow.AddSeconds(ttl), scopes).ToJwt();
    }
}
