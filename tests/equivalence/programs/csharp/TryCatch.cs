// shape: the generation is inside a try
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class TryCatch
{
    public static string Mint(string name)
    {
        try
        {
            var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
            return new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
        }
        catch (Exception error)
        {
            return error.Message;
        }
    }
}
