// shape: named arguments in another order
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NamedArguments
{
    public static string Mint(string name, string appSid, Dictionary<string, string> parameters, int ttl)
    {
        var scopes = new HashSet<IScope>
        {
            new OutgoingClientScope(parameters: parameters, clientName: name, applicationSid: appSid),
            new IncomingClientScope(clientName: name)
        };
        var capability = new ClientCapability(
            scopes: scopes,
            expiration: DateTime.UtcNow.AddSeconds(ttl),
            authToken: Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"),
            accountSid: Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"));
        return capability.ToJwt();
    }
}
