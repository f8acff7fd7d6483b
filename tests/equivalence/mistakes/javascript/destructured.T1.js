// mistake: the lifetime is forgotten
const { AccessToken } = require('twilio').jwt;

exports.mint = ({ name, appSid }) => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(name) },
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: appSid }));
  return token.toJwt();
};
