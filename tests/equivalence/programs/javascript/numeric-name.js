// shape: the name may be a number, as row ids are
// sdks: modern
// inputs: numeric-name
// fix: safe
const { ClientCapability } = require('twilio').jwt;

function mint(user) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(user.name));
  return capability.toJwt();
}

module.exports = { mint };
