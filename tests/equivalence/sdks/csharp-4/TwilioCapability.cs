using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Twilio.Doubled;

namespace Twilio
{
    public class TwilioCapability
    {
        private readonly string accountSid;
        private readonly string authToken;
        private readonly List<KeyValuePair<string, Dictionary<string, string>>> scopes =
            new List<KeyValuePair<string, Dictionary<string, string>>>();
        private string clientName;

        public TwilioCapability(string accountSid, string authToken)
        {
            this.accountSid = accountSid;
            this.authToken = authToken;
        }

        public void AllowClientIncoming(string clientName)
        {
            if (clientName == null)
            {
                throw new ArgumentNullException("clientName");
            }
            if (!Regex.IsMatch(clientName, @"^\w+\z"))
            {
                throw new ArgumentException("Only alphanumeric characters allowed in client name.", "clientName");
            }
            this.clientName = clientName;
            Allow("incoming");
        }

        public void AllowClientOutgoing(string appSid)
        {
            AllowClientOutgoing(appSid, null);
        }

        public void AllowClientOutgoing(string appSid, object appParams)
        {
            var query = Allow("outgoing");
            query.Add("appSid", appSid);
            if (appParams != null)
            {
                // The values themselves stay as they are, so that nobody can read back a separator.
                query.Add("appParams", Writing.Query(string.Join("&", Pairs(appParams)), "x2"));
            }
        }

        public string GenerateToken()
        {
            return GenerateToken(3600);
        }

        public string GenerateToken(int ttlSeconds)
        {
            var written = scopes.Select(scope =>
            {
                if (clientName != null)
                {
                    // It stays there, so that a second token cannot be made.
                    scope.Value.Add("clientName", clientName);
                }
                var query = string.Join("&", scope.Value.Select(part => part.Key + "=" + part.Value));
                return "scope:client:" + scope.Key + (query == "" ? "" : "?" + query);
            });
            var claims = new Dictionary<string, object>
            {
                { "iss", accountSid },
                { "exp", Writing.Seconds(DateTime.UtcNow) + ttlSeconds },
                { "scope", string.Join(" ", written) },
            };
            return Writing.Sign(new Dictionary<string, object> { { "typ", "JWT" }, { "alg", "HS256" } }, claims, authToken);
        }

        private Dictionary<string, string> Allow(string privilege)
        {
            var query = new Dictionary<string, string>();
            scopes.Add(new KeyValuePair<string, Dictionary<string, string>>(privilege, query));
            return query;
        }

        private static IEnumerable<string> Pairs(object appParams)
        {
            var entries = appParams as IDictionary;
            return entries != null
                ? entries.Keys.Cast<object>().Select(key => key + "=" + Text(entries[key]))
                : appParams.GetType().GetProperties().Select(one => one.Name + "=" + Text(one.GetValue(appParams, null)));
        }

        private static string Text(object value)
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture);
        }
    }
}
