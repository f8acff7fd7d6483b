// shape: the class from its own file, where the file is an object that holds it as default
// sdks: 4.23.0 5.13.1 6.2.0
// fix: safe
const { AccessToken } = require('twilio').jwt;

exports.mint = (input) => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(input.name) },
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return token.toJwt();
};
