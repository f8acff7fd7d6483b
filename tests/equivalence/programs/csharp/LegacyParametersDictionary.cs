// shape: the parameters are a dictionary
// sdks: legacy
// inputs: no-separators
// fix: unsafe (the SDK must be raised first)
using System;
using System.Collections.Generic;
using Twilio;

public class LegacyParametersDictionary
{
    public static string Mint(string name, string appSid, Dictionary<string, string> parameters)
    {
        var capability = new TwilioCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"));
        capability.AllowClientOutgoing(appSid, parameters);
        capability.AllowClientIncoming(name);
        return capability.GenerateToken();
    }
}
