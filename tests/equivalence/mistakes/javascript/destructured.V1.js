// mistake: a second grant in place of the first
const { AccessToken } = require('twilio').jwt;

exports.mint = ({ name, appSid }) => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { ttl: 600, identity: String(name) },
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  token.addGrant(new AccessToken.VoiceGrant({ outgoingApplicationSid: appSid }));
  return token.toJwt();
};
