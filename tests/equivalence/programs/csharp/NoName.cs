// shape: outgoing calls only, and nobody has a name
// sdks: modern
// fix: unsafe (no client name)
// identity: "web_visitor"
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NoName
{
    public static string Mint(string appSid, Dictionary<string, string> parameters)
    {
        var scopes = new HashSet<IScope> { new OutgoingClientScope(appSid, parameters: parameters) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
