// shape: a token that allows nothing
// sdks: modern
// fix: safe or unsafe or none (a token that allows nothing)
using System;
using Twilio.Jwt;

public class NoScopes
{
    public static string Mint(string name)
    {
        return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN")).ToJwt();
    }
}
