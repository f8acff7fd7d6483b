// shape: scopes are only for some
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class EmptySetFilledNever
{
    public static string Mint(string name, bool vip)
    {
        var scopes = new HashSet<IScope>();
        if (!vip)
        {
            scopes.Add(new IncomingClientScope(name));
        }
        var capability = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes);
        return capability.ToJwt();
    }
}
