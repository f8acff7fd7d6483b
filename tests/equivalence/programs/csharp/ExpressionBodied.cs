// shape: the method is one expression
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class ExpressionBodied
{
    public static string Mint(string name, string appSid) =>
        new ClientCapability(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"),
            scopes: new HashSet<IScope> { new IncomingClientScope(name), new OutgoingClientScope(appSid, name) }).ToJwt();
}
