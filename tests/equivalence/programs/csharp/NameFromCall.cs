// shape: the name comes from a call that leaves a trace
// sdks: modern
// fix: safe or unsafe (the call must keep its place)
// rows: R3?
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class NameFromCall
{
    private static readonly List<string> Calls = new List<string>();

    private static string Traced(string what, string value)
    {
        Calls.Add(what);
        return value;
    }

    public static object Mint(string name, string appSid)
    {
        Calls.Clear();
        var scopes = new HashSet<IScope>();
        scopes.Add(new IncomingClientScope(Traced("name", name)));
        scopes.Add(new OutgoingClientScope(Traced("application", appSid)));
        var jwt = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes).ToJwt();
        return new object[] { jwt, string.Join(" ", Calls) };
    }
}
