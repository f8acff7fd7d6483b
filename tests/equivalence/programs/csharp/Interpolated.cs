// shape: the name is an interpolated text
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class Interpolated
{
    public static string Mint(string name)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope($"agent_{name}") };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
