// shape: one token takes calls for two names
// sdks: modern
// fix: none (several incoming names)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class TwoIncomingNames
{
    public static string Mint(string name, string other)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name), new IncomingClientScope(other) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
