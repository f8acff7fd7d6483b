// shape: a function of the same file mints, two callers use the text
// sdks: modern
// fix: safe
const twilio = require('twilio');

const generateToken = function (clientName, seconds) {
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: seconds,
  });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(clientName));
  return capability.toJwt();
};

exports.mint = (input) => ({
  agent: generateToken(input.name, 600),
  guest: generateToken('guest', input.ttl),
});
