// shape: a function of the same file adds a scope to the token it is given
// sdks: modern
// fix: safe or none (the token crosses functions)
const { ClientCapability } = require('twilio').jwt;

function allowIncoming(capability, name) {
  capability.addScope(new ClientCapability.IncomingClientScope(name));
}

function mint(input) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  allowIncoming(capability, input.name);
  return capability.toJwt();
}

module.exports = { mint };
