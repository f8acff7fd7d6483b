// shape: one token object for the whole module, generated again on every request
// sdks: modern
// fix: safe
const AccessToken = require('twilio').jwt.AccessToken;

const token = new AccessToken(
  process.env.TWILIO_ACCOUNT_SID,
  process.env.TWILIO_API_KEY,
  process.env.TWILIO_API_SECRET,
  { ttl: 600, identity: 'support_agent' },
);
token.addGrant(new AccessToken.VoiceGrant({
  incomingAllow: true,
  outgoingApplicationSid: process.env.TWILIO_APP_SID,
}));

module.exports.mint = () => [token.toJwt(), token.toJwt()];
