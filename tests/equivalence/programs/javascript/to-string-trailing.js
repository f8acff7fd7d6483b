// shape: a needless call on the generated text
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  const jwt = capability.toJwt().toString();
  return { jwt, length: jwt.split('.').length };
};
