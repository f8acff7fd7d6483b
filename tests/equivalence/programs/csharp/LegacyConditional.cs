// shape: the old class with scopes on conditions
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using Twilio;

public class LegacyConditional
{
    public static string Mint(string name, string appSid, bool incoming, bool outgoing)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        if (outgoing)
        {
            capability.AllowClientOutgoing(appSid);
        }
        if (incoming)
        {
            capability.AllowClientIncoming(name);
        }
        return capability.GenerateToken();
    }
}
