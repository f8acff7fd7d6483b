// shape: the last name is on every scope
// sdks: legacy
// fix: none (several incoming names)
using System;
using Twilio;

public class LegacyTwoNames
{
    public static string Mint(string name, string other)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientIncoming(name);
        capability.AllowClientIncoming(other);
        return capability.GenerateToken();
    }
}
