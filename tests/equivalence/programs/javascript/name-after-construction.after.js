// shape: the name is read only after the token was constructed
// sdks: modern
// fix: safe
const { AccessToken } = require('twilio').jwt;

function mint(input) {
  const parts = input.name.split(' ');
  const clientName = parts.map((part) => part.toLowerCase()).join('_');
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { ttl: 600, identity: clientName },
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: input.appSid }));
  return { identity: clientName, token: token.toJwt() };
}

module.exports = { mint };
