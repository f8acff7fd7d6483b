// shape: parameters filled one by one
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ParametersVariable
{
    public static string Mint(string name, string appSid, int ttl)
    {
        var parameters = new Dictionary<string, string>();
        parameters.Add("caller", name);
        parameters["kind"] = "browser & phone";
        var outgoing = new OutgoingClientScope(appSid, name, parameters);
        var scopes = new HashSet<IScope> { outgoing };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), DateTime.UtcNow.AddSeconds(ttl), scopes).ToJwt();
    }
}
