// shape: credentials in fields that the constructor fills from the environment
// sdks: modern
// fix: safe
const twilio = require('twilio');

class TokenService {
  constructor(env = process.env) {
    this.accountSid = process.env.TWILIO_ACCOUNT_SID;
    this.authToken = process.env.TWILIO_AUTH_TOKEN;
    this.appSid = env.TWILIO_APP_SID;
  }

  tokenFor(name) {
    const capability = new twilio.jwt.ClientCapability({
      accountSid: this.accountSid,
      authToken: this.authToken,
      ttl: 1800,
    });
    capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(name));
    capability.addScope(new twilio.jwt.ClientCapability.OutgoingClientScope({ applicationSid: this.appSid, clientName: name }));
    return capability.toJwt();
  }
}

module.exports = { mint: (input) => new TokenService().tokenFor(input.name) };
