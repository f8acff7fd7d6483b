// shape: the auth token also validates webhooks and stays
// sdks: modern
// fix: safe
const twilio = require('twilio');

const accountSid = process.env.TWILIO_ACCOUNT_SID;
const authToken = process.env.TWILIO_AUTH_TOKEN;

function isFromTwilio(signature, url, body) {
  return twilio.validateRequest(authToken, signature, url, body);
}

function mint(input) {
  const trusted = isFromTwilio('bm90IGEgc2lnbmF0dXJl', 'https://example.com/voice', {});
  const capability = new twilio.jwt.ClientCapability({ accountSid, authToken, ttl: 600 });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(input.name));
  return { trusted, token: capability.toJwt() };
}

module.exports = { mint };
