// shape: nothing of the SDK is imported
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;

public class FullyQualified
{
    public static string Mint(string name)
    {
        var capability = new Twilio.Jwt.ClientCapability(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"),
            scopes: new HashSet<Twilio.Jwt.IScope> { new Twilio.Jwt.Client.IncomingClientScope(name) });
        return capability.ToJwt();
    }
}
