// shape: parameters by an initialiser with indices
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ParametersIndexed
{
    public static string Mint(string name, string appSid)
    {
        var scopes = new HashSet<IScope>
        {
            new OutgoingClientScope(appSid, name, new Dictionary<string, string> { ["who"] = name, ["from"] = "web" })
        };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
