// shape: one token takes calls for two names
// sdks: modern
// fix: none (several incoming names)
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  capability.addScope(new ClientCapability.IncomingClientScope('switchboard'));
  return capability.toJwt();
};
