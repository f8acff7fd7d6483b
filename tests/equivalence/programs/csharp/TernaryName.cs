// shape: the name is chosen where it is needed
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class TernaryName
{
    public static string Mint(string name, string other, bool vip)
    {
        var scopes = new HashSet<IScope>();
        scopes.Add(new IncomingClientScope(vip ? other : name));
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
