// shape: parameters written out, among them a number and an empty text
// sdks: modern
// fix: safe
const { AccessToken } = require('twilio').jwt;

function mint(input) {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(input.name) },
  );
  token.addGrant(new AccessToken.VoiceGrant({
    outgoingApplicationSid: input.appSid,
    outgoingApplicationParams: { From: input.name, 'caller-id': '+1 555 0100', tier: '3', note: 'a&b=c%20+d', empty: '', é: 'ü', vip: 'true' },
  }));
  return token.toJwt();
}

module.exports = { mint };
