// shape: the token is a static field
// sdks: modern
// fix: safe or none (the token is a field)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class FieldOfTheClass
{
    private static readonly ClientCapability Capability = new ClientCapability(
        Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
        Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"),
        scopes: new HashSet<IScope> { new IncomingClientScope("lobby") });

    public static string Mint()
    {
        return Capability.ToJwt();
    }
}
