// shape: the parameters are an anonymous object with a number
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using Twilio;

public class LegacyAnonymousNumbers
{
    public static string Mint(string name, string appSid)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientOutgoing(appSid, new { queue = 7, kind = "web" });
        capability.AllowClientIncoming(name);
        return capability.GenerateToken();
    }
}
