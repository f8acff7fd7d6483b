// shape: there are parameters only for some
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ParametersPerhapsNull
{
    public static string Mint(string name, string appSid, Dictionary<string, string> parameters, bool vip)
    {
        var extra = vip ? parameters : null;
        var scopes = new HashSet<IScope> { new OutgoingClientScope(appSid, name, extra) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
