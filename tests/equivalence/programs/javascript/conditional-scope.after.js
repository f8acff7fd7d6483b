// shape: each scope under a condition of its own
// sdks: modern
// fix: safe
const twilio = require('twilio');
const AccessToken = twilio.jwt.AccessToken;

function mint(input) {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { ttl: 600, identity: String(input.name) },
  );
  const voiceGrant = new AccessToken.VoiceGrant();
  if (input.incoming) {
    voiceGrant.incomingAllow = true;
  }
  if (input.outgoing) {
    voiceGrant.outgoingApplicationSid = input.appSid;
    voiceGrant.outgoingApplicationParams = input.params;
  }
  token.addGrant(voiceGrant);
  return token.toJwt();
}

module.exports = { mint };
