// shape: nothing of the old SDK is imported
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;

public class LegacyFullyQualified
{
    public static string Mint(string name)
    {
        var capability = new global::Twilio.TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientIncoming(name);
        return capability.GenerateToken();
    }
}
