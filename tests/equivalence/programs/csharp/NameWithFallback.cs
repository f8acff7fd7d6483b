// shape: the name has a fallback, and is used twice
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NameWithFallback
{
    public static string Mint(string name, string appSid)
    {
        var client = name ?? "anonymous";
        var scopes = new HashSet<IScope> { new IncomingClientScope(client), new OutgoingClientScope(appSid, client) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
