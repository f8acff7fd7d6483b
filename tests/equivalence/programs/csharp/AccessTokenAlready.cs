// shape: an access token is minted in the same class
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.AccessToken;
using Twilio.Jwt.Client;

public class AccessTokenAlready
{
    public static object Mint(string name)
    {
        var accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");
        var apiKey = Environment.GetEnvironmentVariable("TWILIO_API_KEY");
        var apiSecret = Environment.GetEnvironmentVariable("TWILIO_API_SECRET");
        var plain = new Token(accountSid, apiKey, apiSecret, name);
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        var capability = new ClientCapability(accountSid, Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes);
        return new[] { plain.ToJwt(), capability.ToJwt() };
    }
}
