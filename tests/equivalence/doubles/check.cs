// What the real SDK of this version is known to do, typed from its recorded runs: check.exe INSTALL VERSION
// Prints what the double beside it does otherwise, and at the end how much was looked at.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Twilio;
#if SINCE_5_0_0
using Twilio.Jwt;
using Twilio.Jwt.AccessToken;
using Twilio.Jwt.Client;
#endif

internal static class Check
{
    private const string Header = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    private const string AccessHeader = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"cty\":\"twilio-fpa;v=1\"}";

    private static int looked;
    private static int wrong;
    private static Version version;

    private static int Main(string[] arguments)
    {
        version = new Version(arguments[1]);
#if SINCE_5_0_0
        Is("the old class is gone", null, typeof(IScope).Assembly.GetType("Twilio.TwilioCapability"));
        Capabilities();
        Grants();
        Releases();
#else
        Is("the new class is unknown", null, typeof(TwilioCapability).Assembly.GetType("Twilio.Jwt.ClientCapability"));
        Capabilities();
        Refusals();
#endif
        Console.WriteLine(looked + " looked at, " + wrong + " otherwise");
        return wrong > 0 ? 1 : 0;
    }

    private static bool Since(string least)
    {
        return version >= new Version(least);
    }

    private static void Is(string what, object recorded, object actual)
    {
        looked++;
        if (!Equals(recorded, actual))
        {
            wrong++;
            Console.WriteLine(what + "\n  recorded: " + (recorded ?? "null") + "\n  double:   " + (actual ?? "null"));
        }
    }

    private static string Thrown(Action call)
    {
        try
        {
            call();
            return "nothing";
        }
        catch (Exception error)
        {
            return error.GetType().Name;
        }
    }

    /// <summary>Header or claims as JSON, with times as what is left of them after now.</summary>
    private static string Opened(string token, int part)
    {
        var text = token.Split('.')[part].Replace('-', '+').Replace('_', '/');
        var json = Encoding.UTF8.GetString(Convert.FromBase64String(text + new string('=', (4 - text.Length % 4) % 4)));
        json = Regex.Replace(json, "\"(exp|nbf)\":(\\d+)", at => "\"" + at.Groups[1].Value + "\":" + Near(at.Groups[2].Value));
        return Regex.Replace(json, "SK1-(\\d+)", at => "SK1-" + Near(at.Groups[1].Value));
    }

    private static string Near(string time)
    {
        var now = (long)(DateTime.UtcNow - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalSeconds;
        var left = long.Parse(time) - now;
        return "now+" + (left % 60 == 59 || left == -1 ? left + 1 : left);
    }

    private static bool SignedWith(string token, string secret)
    {
        var parts = token.Split('.');
        using (var hash = new HMACSHA256(Encoding.UTF8.GetBytes(secret)))
        {
            var made = Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(parts[0] + "." + parts[1])));
            return made.TrimEnd('=').Replace('+', '-').Replace('/', '_') == parts[2];
        }
    }

    private static string Claims(string scope)
    {
        return "{\"iss\":\"AC0\",\"exp\":now+600" + (scope == null ? "" : ",\"scope\":\"" + scope + "\"") + "}";
    }

#if SINCE_5_0_0
    private static ClientCapability Capability(params IScope[] scopes)
    {
        return new ClientCapability("AC0", "auth", DateTime.UtcNow.AddSeconds(600), new HashSet<IScope>(scopes));
    }

    private static void Capabilities()
    {
        var pairs = new Dictionary<string, string> { { "a", "x y" }, { "b", "1&2" } };
        var token = Capability(new IncomingClientScope("joe bob"), new OutgoingClientScope("AP2", "joe bob", pairs)).ToJwt();
        Is("header", Header, Opened(token, 0));
        var scope = "scope:client:incoming?clientName=joe bob scope:client:outgoing?appSid=AP2&clientName=joe+bob"
            + "&appParams=a%3Dx%2By%26b%3D1%25262";
        Is("both scopes", Claims(scope), Opened(token, 1));
        Is("secret", true, SignedWith(token, "auth"));
        Is("another secret", false, SignedWith(token, "other"));
        var none = new ClientCapability("AC0", "auth", DateTime.UtcNow.AddSeconds(600));
        Is("no scopes", Claims(null), Opened(none.ToJwt(), 1));
        Is("default lifetime", true, Opened(new ClientCapability("AC0", "auth").ToJwt(), 1).Contains("\"exp\":now+3600"));
        Is("no name", Claims("scope:client:outgoing?appSid=AP2"), Opened(Capability(new OutgoingClientScope("AP2")).ToJwt(), 1));
        token = Capability(new OutgoingClientScope("AP2", "ann"), new IncomingClientScope("joe")).ToJwt();
        scope = "scope:client:outgoing?appSid=AP2&clientName=ann scope:client:incoming?clientName=joe";
        Is("names of their own", Claims(scope), Opened(token, 1));
        token = Capability(new IncomingClientScope("ann"), new IncomingClientScope("joe")).ToJwt();
        scope = "scope:client:incoming?clientName=ann scope:client:incoming?clientName=joe";
        Is("two incoming names", Claims(scope), Opened(token, 1));
        Is("an incoming name is not encoded", Claims("scope:client:incoming?clientName=a&b+c%20d"),
            Opened(Capability(new IncomingClientScope("a&b+c%20d")).ToJwt(), 1));
        Is("a plus sign", Claims("scope:client:outgoing?appSid=AP2&clientName=a%2Bb"),
            Opened(Capability(new OutgoingClientScope("AP2", "a+b")).ToJwt(), 1));
        var events = Opened(Capability(new EventStreamScope(new Dictionary<string, string> { { "a", "1" } })).ToJwt(), 1);
        Is("events", true, Regex.IsMatch(events, "\"scope:stream:subscribe\\?path=/[^&%]*&appParams=a%3D1\""));
        Is("two tokens of one object", "nothing", Thrown(() =>
        {
            var twice = Capability(new IncomingClientScope("joe"));
            twice.ToJwt();
            twice.ToJwt();
        }));
        var local = new ClientCapability("AC0", "auth", DateTime.Now.AddSeconds(600)).ToJwt();
        var isUtc = TimeZoneInfo.Local.GetUtcOffset(DateTime.Now) == TimeSpan.Zero;
        Is("a local time", Since("5.8.1") || isUtc, Opened(local, 1) == Claims(null));
    }

    private static Token Access(HashSet<IGrant> grants, string identity = "joe bob")
    {
        return new Token("AC0", "SK1", "secret", identity, DateTime.UtcNow.AddSeconds(600), null, grants);
    }

    private static string Written(string grants, string more = "")
    {
        return "{\"iss\":\"SK1\",\"exp\":now+600,\"jti\":\"SK1-now+0\",\"sub\":\"AC0\"" + more + ",\"grants\":" + grants + "}";
    }

    private static string Voice(VoiceGrant grant)
    {
        var claims = Opened(Access(new HashSet<IGrant> { grant }).ToJwt(), 1);
        return Regex.Match(claims, "\"voice\":(.*)\\}\\}$").Groups[1].Value;
    }

    private static void Grants()
    {
        var token = Access(null).ToJwt();
        Is("header of an access token", AccessHeader, Opened(token, 0));
        Is("no grant", Written("{\"identity\":\"joe bob\"}"), Opened(token, 1));
        Is("secret of the key", true, SignedWith(token, "secret"));
        Is("no identity", Written("{}"), Opened(Access(null, null).ToJwt(), 1));
        Is("identity is no condition", true, Opened(new Token("AC0", "SK1", "secret").ToJwt(), 1).Contains("now+3600"));
        Is("empty grant", "{}", Voice(new VoiceGrant()));
        var outgoing = new VoiceGrant { OutgoingApplicationSid = "AP2" };
        Is("outgoing", "{\"outgoing\":{\"application_sid\":\"AP2\"}}", Voice(outgoing));
        outgoing.OutgoingApplicationParams = new Dictionary<string, string>();
        Is("empty parameters", "{\"outgoing\":{\"application_sid\":\"AP2\",\"params\":{}}}", Voice(outgoing));
        outgoing.OutgoingApplicationParams = new Dictionary<string, string> { { "a", "x y" }, { "b", "1&2" }, { "n", "5" } };
        var parameters = "{\"outgoing\":{\"application_sid\":\"AP2\",\"params\":{\"a\":\"x y\",\"b\":\"1&2\",\"n\":\"5\"}}}";
        Is("parameters", parameters, Voice(outgoing));
        outgoing.OutgoingApplicationSid = null;
        Is("parameters without an application", "{}", Voice(outgoing));
        var late = new HashSet<IGrant>();
        var filled = Access(late);
        late.Add(new VoiceGrant());
        Is("a grant that comes late", Written("{\"identity\":\"joe bob\",\"voice\":{}}"), Opened(filled.ToJwt(), 1));
        var two = Access(new HashSet<IGrant> { new VoiceGrant(), new VoiceGrant() });
        Is("two grants", "ArgumentException", Thrown(() => two.ToJwt()));
        var starting = new Token("AC0", "SK1", "secret", null, DateTime.UtcNow.AddSeconds(600), DateTime.UtcNow);
        Is("a start that is set", Written("{}", ",\"nbf\":now+0"), Opened(starting.ToJwt(), 1));
        var order = string.Join(" ", typeof(Token).GetConstructors().Single().GetParameters().Take(7).Select(one => one.Name));
        Is("order of arguments", "accountSid signingKeySid secret identity expiration nbf grants", order);
        order = string.Join(" ", typeof(ClientCapability).GetConstructors().Single().GetParameters().Select(one => one.Name));
        Is("order of the old arguments", "accountSid authToken expiration scopes", order);
        order = string.Join(" ", typeof(OutgoingClientScope).GetConstructors().Single().GetParameters().Select(one => one.Name));
        Is("order of a scope's arguments", "applicationSid clientName parameters", order);
        Is("no method adds a grant", null, typeof(Token).GetMethod("AddGrant"));
    }

    /// <summary>Members that came with a release.</summary>
    private static void Releases()
    {
        var allow = typeof(VoiceGrant).GetProperty("IncomingAllow");
        Is("IncomingAllow", Since("5.11.0"), allow != null);
        if (allow != null)
        {
            var grant = new VoiceGrant();
            allow.SetValue(grant, true, null);
            Is("incoming", "{\"incoming\":{\"allow\":true}}", Voice(grant));
            allow.SetValue(grant, false, null);
            Is("not incoming", "{}", Voice(grant));
        }
        var constructor = typeof(Token).GetConstructors().Single();
        Is("region", Since("5.50.0"), constructor.GetParameters().Length == 8);
        if (constructor.GetParameters().Length == 8)
        {
            var token = (Token)constructor.Invoke(new object[] { "AC0", "SK1", "secret", null, null, null, null, "ie1" });
            Is("twr", AccessHeader.Replace("}", ",\"twr\":\"ie1\"}"), Opened(token.ToJwt(), 0));
        }
    }
#else
    private static TwilioCapability Capability(Action<TwilioCapability> fill)
    {
        var token = new TwilioCapability("AC0", "auth");
        fill(token);
        return token;
    }

    private static string Opened(Action<TwilioCapability> fill)
    {
        return Opened(Capability(fill).GenerateToken(600), 1);
    }

    private static void Capabilities()
    {
        var token = Capability(one =>
        {
            one.AllowClientOutgoing("AP2", new { a = "x y", b = "1&2", n = 5 });
            one.AllowClientIncoming("joe");
        }).GenerateToken(600);
        Is("header", Header, Opened(token, 0));
        var scope = "scope:client:outgoing?appSid=AP2&appParams=a%3dx+y%26b%3d1%262%26n%3d5&clientName=joe"
            + " scope:client:incoming?clientName=joe";
        Is("both scopes", Claims(scope), Opened(token, 1));
        Is("secret", true, SignedWith(token, "auth"));
        Is("another secret", false, SignedWith(token, "other"));
        Is("a dictionary", Claims(scope), Opened(one =>
        {
            one.AllowClientOutgoing("AP2", new Dictionary<string, object> { { "a", "x y" }, { "b", "1&2" }, { "n", 5 } });
            one.AllowClientIncoming("joe");
        }));
        Is("no scope", Claims(""), Opened(one => { }));
        Is("default lifetime", true, Opened(new TwilioCapability("AC0", "auth").GenerateToken(), 1).Contains("\"exp\":now+3600"));
        Is("nobody has a name", Claims("scope:client:outgoing?appSid=AP2"), Opened(one => one.AllowClientOutgoing("AP2")));
        scope = "scope:client:incoming?clientName=ann scope:client:outgoing?appSid=AP2&clientName=ann"
            + " scope:client:incoming?clientName=ann";
        Is("the last name is on every scope", Claims(scope), Opened(one =>
        {
            one.AllowClientIncoming("joe");
            one.AllowClientOutgoing("AP2");
            one.AllowClientIncoming("ann");
        }));
    }

    private static void Refusals()
    {
        foreach (var name in new[] { "joe bob", "joe-bob", "joe@bob", "" })
        {
            Is("incoming '" + name + "'", "ArgumentException", Thrown(() => Opened(one => one.AllowClientIncoming(name))));
        }
        Is("an underscore", "nothing", Thrown(() => Opened(one => one.AllowClientIncoming("joe_1"))));
        Is("no name at all", "ArgumentNullException", Thrown(() => Opened(one => one.AllowClientIncoming(null))));
        Is("two tokens of one object", "ArgumentException", Thrown(() =>
        {
            var twice = Capability(one => one.AllowClientIncoming("joe"));
            twice.GenerateToken();
            twice.GenerateToken();
        }));
        Is("two tokens without a name", "nothing", Thrown(() =>
        {
            var twice = Capability(one => one.AllowClientOutgoing("AP2"));
            twice.GenerateToken();
            twice.GenerateToken();
        }));
        Is("no event streams", null, typeof(TwilioCapability).GetMethod("AllowEventStream"));
    }
#endif
}
