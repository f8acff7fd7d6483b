// shape: comments between the statements and inside the initialiser
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class CommentsBetween
{
    public static string Mint(string name, string appSid)
    {
        // Whoever is signed in.
        var scopes = new HashSet<IScope>
        {
            // Calls come in.
            new IncomingClientScope(name),
            new OutgoingClientScope(appSid, name) // and go out
        };

        // The account's.
        var capability = new ClientCapability(Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"), Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"), scopes: scopes);
        return capability.ToJwt(); // for the page
    }
}
