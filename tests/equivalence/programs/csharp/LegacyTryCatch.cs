// shape: a name that the old class refuses is caught
// sdks: legacy
// fix: unsafe (the SDK must be raised first, the new class refuses no name)
// rows: R1?
using System;
using Twilio;

public class LegacyTryCatch
{
    public static string Mint(string name)
    {
        try
        {
            var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
            capability.AllowClientIncoming(name);
            return capability.GenerateToken();
        }
        catch (ArgumentException)
        {
            return "no token";
        }
    }
}
