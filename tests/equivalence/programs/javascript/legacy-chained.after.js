// shape: one chain from construction to text
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
const twilio = require('twilio');

const mint = ({ name, appSid }) => {
  const token = new twilio.jwt.AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(name) },
  );
  token.addGrant(new twilio.jwt.AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: appSid }));
  return token.toJwt();
};

module.exports = { mint };
