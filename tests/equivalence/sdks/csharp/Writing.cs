using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Twilio.Doubled
{
    /// <summary>What all classes write: JSON, signatures, and texts of queries.</summary>
    internal static class Writing
    {
        internal static string Sign(IDictionary<string, object> header, IDictionary<string, object> claims, string secret)
        {
            var signed = Encoded(Encoding.UTF8.GetBytes(Json(header))) + "." + Encoded(Encoding.UTF8.GetBytes(Json(claims)));
            using (var hash = new HMACSHA256(Encoding.UTF8.GetBytes(secret)))
            {
                return signed + "." + Encoded(hash.ComputeHash(Encoding.UTF8.GetBytes(signed)));
            }
        }

        internal static long Seconds(DateTime time)
        {
            return (long)Math.Floor((time - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalSeconds);
        }

        /// <summary>A text as part of a query, with spaces as plus signs.</summary>
        internal static string Query(string text, string hex)
        {
            var written = new StringBuilder();
            foreach (var one in Encoding.UTF8.GetBytes(text))
            {
                var plain = one < 128 && (char.IsLetterOrDigit((char)one) || "-_.!*()".IndexOf((char)one) >= 0);
                written.Append(plain ? ((char)one).ToString() : one == ' ' ? "+" : "%" + one.ToString(hex));
            }
            return written.ToString();
        }

        private static string Encoded(byte[] bytes)
        {
            return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        }

        private static string Json(object value)
        {
            if (value == null)
            {
                return "null";
            }
            if (value is string)
            {
                return Quoted((string)value);
            }
            if (value is bool)
            {
                return (bool)value ? "true" : "false";
            }
            var entries = value as IDictionary;
            if (entries != null)
            {
                var written = entries.Keys.Cast<object>().Select(key => Quoted(key.ToString()) + ":" + Json(entries[key]));
                return "{" + string.Join(",", written) + "}";
            }
            return Convert.ToString(value, CultureInfo.InvariantCulture);
        }

        private static string Quoted(string text)
        {
            var written = new StringBuilder("\"");
            foreach (var one in text)
            {
                var escaped = one == '"' || one == '\\' || one < ' ';
                written.Append(escaped ? "\\u" + ((int)one).ToString("x4") : one.ToString());
            }
            return written.Append('"').ToString();
        }
    }
}
