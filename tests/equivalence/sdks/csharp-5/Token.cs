using System;
using System.Collections.Generic;
using Twilio.Doubled;

namespace Twilio.Jwt.AccessToken
{
    public interface IGrant
    {
        string Key { get; }

        object Payload { get; }
    }

    public class VoiceGrant : IGrant
    {
#if SINCE_5_11_0
        public bool IncomingAllow { get; set; }

#endif
        public string OutgoingApplicationSid { get; set; }

        public Dictionary<string, string> OutgoingApplicationParams { get; set; }

        public string PushCredentialSid { get; set; }

        public string EndpointId { get; set; }

        public string Key
        {
            get { return "voice"; }
        }

        public object Payload
        {
            get
            {
                var payload = new Dictionary<string, object>();
#if SINCE_5_11_0
                if (IncomingAllow)
                {
                    payload.Add("incoming", new Dictionary<string, object> { { "allow", true } });
                }
#endif
                if (OutgoingApplicationSid != null)
                {
                    var outgoing = new Dictionary<string, object> { { "application_sid", OutgoingApplicationSid } };
                    if (OutgoingApplicationParams != null)
                    {
                        outgoing.Add("params", OutgoingApplicationParams);
                    }
                    payload.Add("outgoing", outgoing);
                }
                if (PushCredentialSid != null)
                {
                    payload.Add("push_credential_sid", PushCredentialSid);
                }
                if (EndpointId != null)
                {
                    payload.Add("endpoint_id", EndpointId);
                }
                return payload;
            }
        }
    }

    public class Token : BaseJwt
    {
        private readonly string accountSid;
        private readonly string signingKeySid;
        private readonly string identity;
        private readonly DateTime? nbf;
        private readonly HashSet<IGrant> grants;
        private readonly string region;

#if SINCE_5_50_0
        public Token(
            string accountSid, string signingKeySid, string secret, string identity = null, DateTime? expiration = null,
            DateTime? nbf = null, HashSet<IGrant> grants = null, string region = null)
            : base(secret, signingKeySid, expiration)
        {
            this.region = region;
#else
        public Token(
            string accountSid, string signingKeySid, string secret, string identity = null, DateTime? expiration = null,
            DateTime? nbf = null, HashSet<IGrant> grants = null)
            : base(secret, signingKeySid, expiration)
        {
            region = null;
#endif
            this.accountSid = accountSid;
            this.signingKeySid = signingKeySid;
            this.identity = identity;
            this.nbf = nbf;
            this.grants = grants;
        }

        protected override Dictionary<string, object> Header
        {
            get
            {
                var header = new Dictionary<string, object> { { "alg", "HS256" }, { "typ", "JWT" }, { "cty", "twilio-fpa;v=1" } };
                if (region != null)
                {
                    header.Add("twr", region);
                }
                return header;
            }
        }

        protected override void Fill(Dictionary<string, object> claims)
        {
            claims.Add("jti", signingKeySid + "-" + Epoch(DateTime.UtcNow));
            claims.Add("sub", accountSid);
            if (nbf != null)
            {
                claims.Add("nbf", Epoch(nbf.Value));
            }
            var payload = new Dictionary<string, object>();
            if (identity != null)
            {
                payload.Add("identity", identity);
            }
            foreach (var grant in grants ?? new HashSet<IGrant>())
            {
                // Two of a kind throw.
                payload.Add(grant.Key, grant.Payload);
            }
            claims.Add("grants", payload);
        }
    }
}
