// shape: calls come in for one name and go out under another
// sdks: modern
// fix: unsafe (incoming and outgoing names differ)
// rows: N3
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NamesDiffer
{
    public static string Mint(string name, string other, string appSid)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name), new OutgoingClientScope(appSid, other) };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
