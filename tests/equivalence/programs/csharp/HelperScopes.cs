// shape: a method of the same class returns the scopes
// sdks: modern
// fix: safe or none (the scopes cross functions)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class HelperScopes
{
    private static HashSet<IScope> ScopesFor(string client, string application)
    {
        return new HashSet<IScope> { new IncomingClientScope(client), new OutgoingClientScope(application, client) };
    }

    public static string Mint(string name, string appSid)
    {
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: ScopesFor(name, appSid)).ToJwt();
    }
}
