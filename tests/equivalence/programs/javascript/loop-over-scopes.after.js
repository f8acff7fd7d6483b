// shape: the scopes in an array, added in a loop
// sdks: modern
// fix: safe
const { AccessToken } = require('twilio').jwt;

exports.mint = (input) => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(input.name) },
  );
  token.addGrant(new AccessToken.VoiceGrant({
    incomingAllow: true,
    outgoingApplicationSid: input.appSid,
    outgoingApplicationParams: input.params,
  }));
  return token.toJwt();
};
