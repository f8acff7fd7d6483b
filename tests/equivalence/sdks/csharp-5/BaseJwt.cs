using System;
using System.Collections.Generic;
using Twilio.Doubled;

namespace Twilio.Jwt
{
    public abstract class BaseJwt
    {
        private readonly string secret;
        private readonly string issuer;
        private readonly DateTime expiration;

        protected BaseJwt(string secret, string issuer, DateTime? expiration)
        {
            this.secret = secret;
            this.issuer = issuer;
            this.expiration = expiration ?? DateTime.UtcNow.AddSeconds(3600);
        }

        protected abstract Dictionary<string, object> Header { get; }

        protected abstract void Fill(Dictionary<string, object> claims);

        public string ToJwt()
        {
            var claims = new Dictionary<string, object> { { "iss", issuer }, { "exp", Epoch(expiration) } };
            Fill(claims);
            return Writing.Sign(Header, claims, secret);
        }

        protected static long Epoch(DateTime time)
        {
#if SINCE_5_8_1
            return Writing.Seconds(time.ToUniversalTime());
#else
            return Writing.Seconds(time);
#endif
        }
    }
}
