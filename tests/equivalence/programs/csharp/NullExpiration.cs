// shape: the lifetime is the default, by a null in its place
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NullExpiration
{
    public static string Mint(string name)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), null, scopes).ToJwt();
    }
}
