// shape: the method is one expression
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt.AccessToken;

public class ExpressionBodied
{
    public static string Mint(string name, string appSid) =>
        new Token(
            Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
            Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
            Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
            name,
            grants: new HashSet<IGrant>
            {
                new VoiceGrant { IncomingAllow = true, OutgoingApplicationSid = appSid }
            }).ToJwt();
}
