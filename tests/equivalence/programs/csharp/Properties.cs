// shape: the credentials are properties that read the environment
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class Properties
{
    private static string AccountSid => Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");

    private static string AuthToken { get; } = Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN");

    public static string Mint(string name)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        return new ClientCapability(AccountSid, AuthToken, scopes: scopes).ToJwt();
    }
}
