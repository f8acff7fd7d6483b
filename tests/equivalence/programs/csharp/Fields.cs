// shape: the credentials are fields with initialisers
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class Fields
{
    private readonly string accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");
    private readonly string authToken = Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN");

    public string TokenFor(string client, int seconds)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(client) };
        var capability = new ClientCapability(accountSid, authToken, DateTime.UtcNow.AddSeconds(seconds), scopes);
        return capability.ToJwt();
    }

    public static string Mint(string name, int ttl)
    {
        return new Fields().TokenFor(name, ttl);
    }
}
