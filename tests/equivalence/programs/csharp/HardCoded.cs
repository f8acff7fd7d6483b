// shape: the credentials are constants of the class
// sdks: modern
// fix: safe
using System.Collections.Generic;
using Twilio.Jwt;
using Twilio.Jwt.Client;

public class HardCoded
{
    private const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    private const string AuthToken = "5e1f7a3c9b2d4806e5f7a3c9b2d48061";

    public static string Mint(string name)
    {
        var scopes = new HashSet<IScope> { new IncomingClientScope(name) };
        return new ClientCapability(AccountSid, AuthToken, scopes: scopes).ToJwt();
    }
}
