// shape: outgoing calls through two applications
// sdks: modern
// fix: none (several application SIDs)
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class TwoApplications
{
    public static string Mint(string name, string appSid)
    {
        var scopes = new HashSet<IScope>
        {
            new OutgoingClientScope(appSid, name),
            new OutgoingClientScope("APffeeddccbbaa99887766554433221100", name)
        };
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
    }
}
