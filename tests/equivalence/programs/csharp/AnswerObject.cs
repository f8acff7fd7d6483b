// shape: the token is part of an answer
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class AnswerObject
{
    public static object Mint(string name)
    {
        var capability = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: new HashSet<IScope> { new IncomingClientScope(name) });
        return new Dictionary<string, string> { { "token", capability.ToJwt() }, { "identity", name } };
    }
}
