// mistake: the condition is lost
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
  voiceGrant.incomingAllow = true;
  if (input.outgoing) {
    voiceGrant.outgoingApplicationSid = input.appSid;
    voiceGrant.outgoingApplicationParams = input.params;
  }
  token.addGrant(voiceGrant);
  return token.toJwt();
}

module.exports = { mint };
