// shape: the token also subscribes to events
// sdks: modern
// fix: none (event stream)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class EventStream
{
    public static string Mint(string name)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name), new EventStreamScope() };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
