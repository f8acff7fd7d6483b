// shape: the credentials belong to the tenant that asks
// sdks: modern
// fix: unsafe (credentials of an account object)
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class TenantAccount
{
    public static string Mint(string name, Dictionary<string, string> account)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        return new ClientCapability(account["sid"], account["token"], scopes: scopes).ToJwt();
    }
}
