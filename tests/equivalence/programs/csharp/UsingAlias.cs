// shape: the classes have other names here
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;
using Capability = Twilio.Jwt.ClientCapability;
using Incoming = Twilio.Jwt.Client.IncomingClientScope;

public class UsingAlias
{
    public static string Mint(string name, string appSid)
    {
        var scopes = new HashSet<IScope> { new Incoming(name), new OutgoingClientScope(appSid, name) };
        return new Capability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
