// shape: the members of the anonymous object have the names of variables
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using Twilio;

public class LegacyAnonymousVariables
{
    public static string Mint(string name, string appSid, int ttl)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientOutgoing(appSid, new { name, ttl });
        capability.AllowClientIncoming(name);
        return capability.GenerateToken();
    }
}
