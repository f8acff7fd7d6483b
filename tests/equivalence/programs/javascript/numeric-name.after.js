// shape: the name may be a number, as row ids are
// sdks: modern
// inputs: numeric-name
// fix: safe
const { AccessToken } = require('twilio').jwt;

function mint(user) {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(user.name) },
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return token.toJwt();
}

module.exports = { mint };
