// shape: the old class with outgoing calls only
// sdks: legacy
// fix: unsafe (the SDK must be raised first, no client name)
// identity: "web_visitor"
using System;
using Twilio;

public class LegacyNoName
{
    public static string Mint(string appSid)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientOutgoing(appSid);
        return capability.GenerateToken();
    }
}
