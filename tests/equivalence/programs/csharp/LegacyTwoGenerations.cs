// shape: a second token of one object throws
// sdks: legacy
// fix: unsafe or none (the SDK must be raised first; the old class throws)
// mints: never
using System;
using Twilio;

public class LegacyTwoGenerations
{
    public static object Mint(string name)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientIncoming(name);
        return new[] { capability.GenerateToken(600), capability.GenerateToken(1200) };
    }
}
