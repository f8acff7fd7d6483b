// shape: the auth token is also that of the client of the API
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class AuthTokenElsewhere
{
    public static string Mint(string name)
    {
        var accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");
        var authToken = Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN");
        TwilioClient.Init(accountSid, authToken);
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        return new ClientCapability(accountSid, authToken, scopes: scopes).ToJwt();
    }
}
