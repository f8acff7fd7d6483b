// shape: outgoing calls only, and nobody has a name
// sdks: modern
// fix: unsafe (no client name)
// identity: 'web_visitor'
const { AccessToken } = require('twilio').jwt;

exports.mint = (input) => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { ttl: 600, identity: 'web_visitor' },
  );
  token.addGrant(new AccessToken.VoiceGrant({
    outgoingApplicationSid: input.appSid,
    outgoingApplicationParams: input.params,
  }));
  return token.toJwt();
};
