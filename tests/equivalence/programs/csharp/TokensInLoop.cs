// shape: a token for each of several names
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class TokensInLoop
{
    public static object Mint(string name, string other)
    {
        var tokens = new List<string>();
        foreach (var client in new[] { name, other })
        {
            var scopes = new HashSet<IScope> { new IncomingClientScope(client) };
            tokens.Add(new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt());
        }
        return tokens;
    }
}
