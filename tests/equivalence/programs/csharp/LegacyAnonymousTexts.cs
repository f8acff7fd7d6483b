// shape: the parameters are an anonymous object of texts
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using Twilio;

public class LegacyAnonymousTexts
{
    public static string Mint(string name, string appSid)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientIncoming(name);
        capability.AllowClientOutgoing(appSid, new { caller = name, kind = "web phone" });
        return capability.GenerateToken(600);
    }
}
