// shape: credentials in fields that the constructor fills from the environment
// sdks: modern
// fix: safe
const twilio = require('twilio');

class TokenService {
  constructor(env = process.env) {
    this.accountSid = process.env.TWILIO_ACCOUNT_SID;
    this.appSid = env.TWILIO_APP_SID;
  }

  tokenFor(name) {
    const token = new twilio.jwt.AccessToken(
      this.accountSid,
      process.env.TWILIO_API_KEY,
      process.env.TWILIO_API_SECRET,
      { ttl: 1800, identity: String(name) },
    );
    token.addGrant(new twilio.jwt.AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: this.appSid }));
    return token.toJwt();
  }
}

module.exports = { mint: (input) => new TokenService().tokenFor(input.name) };
