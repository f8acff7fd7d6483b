// shape: the old class in a straight line
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using Twilio;

public class LegacyConstructor
{
    public static string Mint(string name, string appSid)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientOutgoing(appSid);
        capability.AllowClientIncoming(name);
        return capability.GenerateToken();
    }
}
