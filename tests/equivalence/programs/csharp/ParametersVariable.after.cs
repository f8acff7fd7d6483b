// shape: parameters filled one by one
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class ParametersVariable
{
    public static string Mint(string name, string appSid, int ttl)
    {
        var parameters = new Dictionary<string, string>();
        parameters.Add("caller", name);
        parameters["kind"] = "browser & phone";
        var grant = new VoiceGrant { OutgoingApplicationSid = appSid, OutgoingApplicationParams = parameters };
        return new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            DateTime.UtcNow.AddSeconds(ttl),
            grants: new HashSet<IGrant> { grant }).ToJwt();
    }
}
