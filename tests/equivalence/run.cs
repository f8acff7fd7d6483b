using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>
/// Compiles each program and runs its `Mint` for every input: run.exe INPUTS PROGRAM[=INPUT TAG]...
/// Prints one line for each program: its path, what the compiler said, and what came out for each input. With --compile FOLDER
/// instead of INPUTS programs are only compiled, with the assemblies of that folder at hand. The SDK is `../Twilio.dll` where
/// the program lies.
/// </summary>
internal static class Runner
{
    private static readonly Regex Jwt = new Regex(@"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*");
    private static MethodInfo compiler;
    private static IDictionary<string, object> env;
    private static List<Dictionary<string, object>> inputs;

    private static void Main(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        // What programs print is not what this prints.
        Console.SetOut(Console.Error);
        var library = Path.GetDirectoryName(typeof(object).Assembly.Location);
        compiler = Assembly.LoadFrom(Path.Combine(library, "mcs.exe"))
            .GetType("Mono.CSharp.CompilerCallableEntryPoint")
            .GetMethod("InvokeCompiler");
        var compiles = arguments[0] == "--compile";
        var more = compiles ? Directory.GetFiles(arguments[1], "*.dll") : new string[0];
        if (!compiles)
        {
            var given = (Dictionary<string, object>)Json.Read(File.ReadAllText(arguments[0]));
            env = (Dictionary<string, object>)given["env"];
            inputs = ((List<object>)given["inputs"]).Cast<Dictionary<string, object>>().ToList();
        }
        foreach (var argument in arguments.Skip(compiles ? 2 : 1))
        {
            var parts = argument.Split('=');
            output.WriteLine(Json.Write(Program(parts[0], parts.Skip(1).FirstOrDefault(), more)));
        }
    }

    private static Dictionary<string, object> Program(string path, string tag, string[] more)
    {
        var records = new List<object>();
        var result = new Dictionary<string, object> { { "path", path }, { "records", records }, { "error", null } };
        var sdk = Path.Combine(Path.GetDirectoryName(path), "..", "Twilio.dll");
        var made = Path.ChangeExtension(path, ".dll");
        try
        {
            var said = new StringWriter();
            var options = new[] { "-target:library", "-out:" + made, "-nowarn:0-9999", "-r:" + sdk, path };
            var all = options.Concat(more.Select(one => "-r:" + one)).ToArray();
            if (!(bool)compiler.Invoke(null, new object[] { all, said }))
            {
                result["error"] = said.ToString();
            }
            else if (inputs != null)
            {
                var mint = Mint(File.ReadAllBytes(made), Assembly.LoadFrom(sdk));
                records.AddRange(inputs.Where(input => IsFor(input, tag)).Select(input => Record(mint, input, tag)));
            }
        }
        catch (Exception error)
        {
            result["error"] = error.ToString();
        }
        return result;
    }

    /// <summary>
    /// The one static method of the name. Each program is an assembly of its own, and all of them find the SDK that is loaded.
    /// </summary>
    private static MethodInfo Mint(byte[] assembly, Assembly sdk)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => wanted.Name == sdk.FullName ? sdk : null;
        return Assembly.Load(assembly).GetTypes().Select(type => type.GetMethod("Mint", Static)).Single(method => method != null);
    }

    // Old releases take names only of letters, digits and underscores, so all programs get the inputs that keep to that, too.
    private static bool IsFor(Dictionary<string, object> input, string tag)
    {
        object only;
        return !input.TryGetValue("only", out only) || (string)only == "word-names" || (string)only == tag;
    }

    private static object Record(MethodInfo mint, Dictionary<string, object> input, string tag)
    {
        var arguments = mint.GetParameters().Select(parameter => Argument(parameter.Name, input, tag)).ToArray();
        var now = (DateTime.UtcNow - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalSeconds;
        var tokens = new List<object>();
        var types = new List<object>();
        var record = new Dictionary<string, object>
        {
            { "input", input["label"] }, { "minted_at", now }, { "tokens", tokens }, { "types", types },
            { "around", null }, { "error", null },
        };
        try
        {
            record["around"] = Json.Write(Walk(mint.Invoke(null, arguments), tokens, types));
        }
        catch (TargetInvocationException thrown)
        {
            record["error"] = thrown.InnerException.GetType() + ": " + thrown.InnerException.Message;
        }
        return record;
    }

    /// <summary>The part of an input that a parameter of this name stands for.</summary>
    private static object Argument(string name, Dictionary<string, object> input, string tag)
    {
        object given;
        switch (name)
        {
            case "incoming":
            case "outgoing":
                return !input.TryGetValue(name, out given) || (bool)given;
            case "vip":
                return input.TryGetValue(name, out given) && (bool)given;
            case "other":
                return input["name"] + "_2";
            case "appSid":
                return env["TWILIO_APP_SID"];
            case "account":
                return new Dictionary<string, string>
                {
                    { "sid", (string)env["TWILIO_ACCOUNT_SID"] }, { "token", (string)env["TWILIO_AUTH_TOKEN"] },
                };
            case "params":
            case "parameters":
                // The classes take nothing but text, and old ones write a separator so that nobody can read it back.
                return ((Dictionary<string, object>)input["params"])
                    .ToDictionary(pair => pair.Key, pair => Convert.ToString(pair.Value, CultureInfo.InvariantCulture))
                    .Where(pair => tag != "no-separators" || (pair.Key + pair.Value).IndexOfAny(new[] { '&', '=' }) < 0)
                    .ToDictionary(pair => pair.Key, pair => pair.Value);
            case "ttl":
                return Convert.ToInt32(input["ttl"]);
            default:
                return input[name];
        }
    }

    /// <summary>The result with the tokens cut out of it.</summary>
    private static object Walk(object value, List<object> tokens, List<object> types)
    {
        if (value == null || value is bool || value is int || value is long || value is double)
        {
            return value;
        }
        var entries = value as IDictionary;
        if (entries != null)
        {
            var keys = entries.Keys.Cast<object>().Select(key => key.ToString()).OrderBy(key => key, StringComparer.Ordinal);
            return keys.ToDictionary(key => key, key => Walk(entries[key], tokens, types));
        }
        if (value is IEnumerable && !(value is string))
        {
            return ((IEnumerable)value).Cast<object>().Select(item => Walk(item, tokens, types)).ToList();
        }
        var text = value.ToString();
        foreach (Match found in Jwt.Matches(text))
        {
            tokens.Add(found.Value);
            types.Add(value is string ? "text" : "object");
        }
        return Jwt.Replace(text, "<jwt>");
    }
}

/// <summary>As much of JSON as the inputs and the records need.</summary>
internal static class Json
{
    private static readonly Regex Token = new Regex(@"\G\s*(?:([{}\[\],:])|""((?:[^""\\]|\\.)*)""|([^\s{}\[\],:""]+))");

    internal static object Read(string text)
    {
        var at = 0;
        return Value(text, ref at);
    }

    internal static string Write(object value)
    {
        if (value == null)
        {
            return "null";
        }
        if (value is bool)
        {
            return (bool)value ? "true" : "false";
        }
        if (value is double)
        {
            return ((double)value).ToString("R", CultureInfo.InvariantCulture);
        }
        var entries = value as IDictionary;
        if (entries != null)
        {
            var written = entries.Keys.Cast<string>().Select(key => Write(key) + ":" + Write(entries[key]));
            return "{" + string.Join(",", written) + "}";
        }
        var text = value as string;
        if (text == null)
        {
            var items = value as IEnumerable;
            return items == null
                ? Convert.ToString(value, CultureInfo.InvariantCulture)
                : "[" + string.Join(",", items.Cast<object>().Select(Write)) + "]";
        }
        var quoted = new StringBuilder("\"");
        foreach (var one in text)
        {
            quoted.Append(one < ' ' || one == '"' || one == '\\' ? "\\u" + ((int)one).ToString("x4") : one.ToString());
        }
        return quoted.Append('"').ToString();
    }

    private static Match Next(string text, ref int at)
    {
        var found = Token.Match(text, at);
        if (!found.Success)
        {
            throw new FormatException("no JSON at " + at);
        }
        at = found.Index + found.Length;
        return found;
    }

    private static object Value(string text, ref int at)
    {
        var token = Next(text, ref at);
        if (token.Groups[2].Success)
        {
            return Regex.Unescape(token.Groups[2].Value.Replace("\\/", "/"));
        }
        switch (token.Value.Trim())
        {
            case "{":
                var entries = new Dictionary<string, object>();
                while (!Closes(text, ref at, '}'))
                {
                    var key = (string)Value(text, ref at);
                    Next(text, ref at);
                    entries.Add(key, Value(text, ref at));
                }
                return entries;
            case "[":
                var items = new List<object>();
                while (!Closes(text, ref at, ']'))
                {
                    items.Add(Value(text, ref at));
                }
                return items;
            case "true":
                return true;
            case "false":
                return false;
            case "null":
                return null;
            default:
                // Numbers come back in the text they had.
                return decimal.Parse(token.Value, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether an object or a list ends here; goes past its end, or past a comma.</summary>
    private static bool Closes(string text, ref int at, char end)
    {
        var past = at;
        var sign = Next(text, ref past).Value.Trim();
        if (sign == end.ToString() || sign == ",")
        {
            at = past;
        }
        return sign == end.ToString();
    }
}
