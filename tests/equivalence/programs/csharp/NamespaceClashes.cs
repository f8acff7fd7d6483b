// shape: the namespace of the file ends like the SDK
// sdks: modern
// fix: safe
using System;
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

namespace Shop.Phone
{
    public class NamespaceClashes
    {
        public static string Mint(string name, string appSid)
        {
            var scopes = new HashSet<IScope> { new IncomingClientScope(name), new OutgoingClientScope(appSid, name) };
            var token = new ClientCapability(
                Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
                Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"),
                scopes: scopes);
            return token.ToJwt();
        }
    }
}
