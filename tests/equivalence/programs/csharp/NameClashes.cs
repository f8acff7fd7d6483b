// shape: a class of the file has the name of the new one
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NameClashes
{
    private sealed class Token
    {
        public string Value;
    }

    public static string Mint(string name)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        return new Token { Value = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt() }.Value;
    }
}
