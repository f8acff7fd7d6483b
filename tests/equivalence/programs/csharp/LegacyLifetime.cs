// shape: the lifetime is given to the generation
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
using System;
using Twilio;

public class LegacyLifetime
{
    public static string Mint(string name, int ttl)
    {
        TwilioCapability capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientIncoming(name);
        string token = capability.GenerateToken(ttl);
        return token;
    }
}
