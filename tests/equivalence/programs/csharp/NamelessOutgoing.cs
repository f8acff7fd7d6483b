// shape: the outgoing scope has no name beside an incoming one
// sdks: modern
// fix: safe or unsafe (outgoing calls get the name, too)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NamelessOutgoing
{
    public static string Mint(string name, string appSid)
    {
        var scopes = new HashSet<IScope> { new OutgoingClientScope(appSid), new IncomingClientScope(name) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
