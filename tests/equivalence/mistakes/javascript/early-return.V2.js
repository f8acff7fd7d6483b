// mistake: the grant is frozen before the outgoing scope
const { AccessToken } = require('twilio').jwt;

function mint(input) {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(input.name) },
  );
  const voiceGrant = new AccessToken.VoiceGrant({ incomingAllow: true });
  token.addGrant(voiceGrant);
  if (!input.outgoing) {
    return token.toJwt();
  }
  voiceGrant.outgoingApplicationParams = input.params;
  return token.toJwt();
}

module.exports = { mint };
