// shape: the token is minted inside a lambda
// sdks: modern
// fix: safe or none (the token is made by a function that is a value)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class Lambda
{
    public static string Mint(string name)
    {
        Func<string, string> make = client =>
            new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: new HashSet<IScope> { new IncomingClientScope(client) }).ToJwt();
        return make(name);
    }
}
