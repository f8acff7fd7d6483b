// shape: calls come in for one name and go out under another
// sdks: modern
// fix: unsafe (incoming and outgoing names differ)
// rows: N3
const { AccessToken } = require('twilio').jwt;

exports.mint = (input) => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(input.name) },
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: input.appSid }));
  return token.toJwt();
};
