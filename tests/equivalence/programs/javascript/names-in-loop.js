// shape: a loop adds an incoming scope for every name of a list
// sdks: modern
// fix: none (several incoming names)
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  for (const name of [input.name, 'sales', 'support']) {
    capability.addScope(new ClientCapability.IncomingClientScope(name));
  }
  return capability.toJwt();
};
