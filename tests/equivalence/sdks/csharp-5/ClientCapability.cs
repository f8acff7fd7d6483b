using System;
using System.Collections.Generic;
using System.Linq;
using Twilio.Doubled;

namespace Twilio
{
    /// <summary>The client of the API, which calls nobody here.</summary>
    public static class TwilioClient
    {
        public static void Init(string username, string password)
        {
        }
    }
}

namespace Twilio.Jwt
{
    public interface IScope
    {
        string Payload { get; }
    }

    public class ClientCapability : BaseJwt
    {
        private readonly HashSet<IScope> scopes;

        public ClientCapability(
            string accountSid, string authToken, DateTime? expiration = null, HashSet<IScope> scopes = null)
            : base(authToken, accountSid, expiration)
        {
            this.scopes = scopes;
        }

        protected override Dictionary<string, object> Header
        {
            get { return new Dictionary<string, object> { { "typ", "JWT" }, { "alg", "HS256" } }; }
        }

        protected override void Fill(Dictionary<string, object> claims)
        {
            if (scopes != null)
            {
                claims.Add("scope", string.Join(" ", scopes.Select(scope => scope.Payload)));
            }
        }
    }
}

namespace Twilio.Jwt.Client
{
    public class IncomingClientScope : IScope
    {
        private readonly string clientName;

        public IncomingClientScope(string clientName)
        {
            this.clientName = clientName;
        }

        public string Payload
        {
            get { return "scope:client:incoming?clientName=" + clientName; }
        }
    }

    public class OutgoingClientScope : IScope
    {
        private readonly string applicationSid;
        private readonly string clientName;
        private readonly Dictionary<string, string> parameters;

        public OutgoingClientScope(
            string applicationSid, string clientName = null, Dictionary<string, string> parameters = null)
        {
            this.applicationSid = applicationSid;
            this.clientName = clientName;
            this.parameters = parameters;
        }

        public string Payload
        {
            get
            {
                var query = "appSid=" + Queries.Text(applicationSid);
                query += clientName == null ? "" : "&clientName=" + Queries.Text(clientName);
                return "scope:client:outgoing?" + query + Queries.Pairs(parameters);
            }
        }
    }

    public class EventStreamScope : IScope
    {
        private readonly Dictionary<string, string> filters;

        public EventStreamScope(Dictionary<string, string> filters = null)
        {
            this.filters = filters;
        }

        public string Payload
        {
            get { return "scope:stream:subscribe?path=/2010-04-01/Events" + Queries.Pairs(filters); }
        }
    }

    internal static class Queries
    {
        internal static string Text(string text)
        {
            return Writing.Query(text, "X2");
        }

        internal static string Pairs(Dictionary<string, string> pairs)
        {
            if (pairs == null)
            {
                return "";
            }
            return "&appParams=" + Text(string.Join("&", pairs.Select(pair => Text(pair.Key) + "=" + Text(pair.Value))));
        }
    }
}
