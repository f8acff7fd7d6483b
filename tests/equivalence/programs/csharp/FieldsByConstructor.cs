// shape: the constructor fills the fields
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class FieldsByConstructor
{
    private readonly string _accountSid;
    private readonly string _authToken;

    public FieldsByConstructor()
    {
        _accountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID");
        _authToken = Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN");
    }

    private string TokenFor(string client)
    {
        return new ClientCapability(_accountSid, _authToken, scopes: new HashSet<IScope> { new IncomingClientScope(client) }).ToJwt();
    }

    public static string Mint(string name)
    {
        return new FieldsByConstructor().TokenFor(name);
    }
}
