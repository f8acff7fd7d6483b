// shape: the set is made from an array
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class SetOfArray
{
    public static string Mint(string name, string appSid, int ttl)
    {
        var scopes = new HashSet<IScope>(new IScope[] { new IncomingClientScope(name), new OutgoingClientScope(appSid, name) });
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), DateTime.UtcNow.AddSeconds(ttl), scopes).ToJwt();
    }
}
