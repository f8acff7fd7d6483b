// shape: a lifetime of two days
// sdks: modern
// fix: unsafe (the lifetime is above the limit)
// rows: T1
const { AccessToken } = require('twilio').jwt;

exports.mint = (input) => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { ttl: 86400, identity: String(input.name) },
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return token.toJwt();
};
