// shape: the class as a static member, credentials as static fields
// sdks: modern
// fix: safe
const twilio = require('twilio');

class Tokens {
  static accountSid = process.env.TWILIO_ACCOUNT_SID;
  static authToken = process.env.TWILIO_AUTH_TOKEN;

  static issue(name) {
    const capability = new twilio.jwt.ClientCapability({ accountSid: Tokens.accountSid, authToken: Tokens.authToken });
    capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(name));
    return capability.toJwt();
  }
}

exports.mint = ({ name }) => Tokens.issue(name);
