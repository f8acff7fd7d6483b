// shape: generated before the second scope on one path, after it on the other
// sdks: modern
// fix: safe or unsafe or none (two generations of one token)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class EarlyReturn
{
    public static string Mint(string name, string appSid, bool incoming)
    {
        var scopes = new HashSet<IScope> { new OutgoingClientScope(appSid, name) };
        var capability = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes);
        if (!incoming)
        {
            return capability.ToJwt();
        }
        scopes.Add(new IncomingClientScope(name));
        return capability.ToJwt();
    }
}
