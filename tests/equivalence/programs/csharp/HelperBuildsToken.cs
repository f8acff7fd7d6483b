// shape: a method of the same class builds the token, its only caller generates it
// sdks: modern
// fix: safe or none (the token crosses functions)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class HelperBuildsToken
{
    private static ClientCapability CapabilityFor(string client)
    {
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: new HashSet<IScope> { new IncomingClientScope(client) });
    }

    public static string Mint(string name)
    {
        return CapabilityFor(name).ToJwt();
    }
}
