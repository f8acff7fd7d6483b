// shape: the token object goes into a function of another module
// sdks: modern
// fix: none (the token is handed to unknown code)
const { inspect } = require('util');
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return [inspect(capability).length > 0, capability.toJwt()];
};
