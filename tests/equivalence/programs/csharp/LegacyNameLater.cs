// shape: the name is needed before it is there
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using Twilio;

public class LegacyNameLater
{
    public static string Mint(string name, string appSid, bool vip)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientOutgoing(appSid);
        var client = name;
        if (vip)
        {
            client = "vip_" + name;
        }
        capability.AllowClientIncoming(client);
        return capability.GenerateToken();
    }
}
