// shape: parameters where they are needed
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ParametersInline
{
    public static string Mint(string name, string appSid)
    {
        var scopes = new HashSet<IScope>
        {
            new IncomingClientScope(name),
            new OutgoingClientScope(appSid, name, new Dictionary<string, string> { { "who", name }, { "from", "the web" } })
        };
        var capability = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes);
        return capability.ToJwt();
    }
}
