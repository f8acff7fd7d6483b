// shape: a public method is handed its credentials
// sdks: modern
// fix: unsafe (credentials of parameters)
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class CredentialsAsParameters
{
    public static string TokenFor(string accountSid, string authToken, string client)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(client) };
        return new ClientCapability(accountSid, authToken, scopes: scopes).ToJwt();
    }

    public static string Mint(string name, Dictionary<string, string> account)
    {
        return TokenFor(account["sid"], account["token"], name);
    }
}
