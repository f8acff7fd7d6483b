// shape: the scopes inline in the constructor, both of them, all of it from the environment
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class Constructor
{
    public static string Mint(string name, Dictionary<string, string> parameters, int ttl)
    {
        var accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");
        var authToken = Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN");
        var appSid = Environment.GetEnvironmentVariable("TWILIO_APP_SID");

        var capability = new ClientCapability(
            accountSid,
            authToken,
            DateTime.UtcNow.AddSeconds(ttl),
            new HashSet<IScope>
            {
                new IncomingClientScope(name),
                new OutgoingClientScope(appSid, name, parameters)
            });
        return capability.ToJwt();
    }
}
