// shape: two tokens one after the other, and one of them twice
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class SeveralTokens
{
    public static object Mint(string name, string other, string appSid)
    {
        var accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");
        var authToken = Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN");
        var first = new ClientCapability(accountSid, authToken, scopes: new HashSet<IScope> { new IncomingClientScope(name) });
        var second = new ClientCapability(accountSid, authToken, scopes: new HashSet<IScope> { new OutgoingClientScope(appSid, other) });
        return new[] { first.ToJwt(), second.ToJwt(), first.ToJwt() };
    }
}
