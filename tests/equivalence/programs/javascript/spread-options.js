// shape: the credentials are spread into the options from an object of the same file
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

const credentials = {
  accountSid: process.env.TWILIO_ACCOUNT_SID,
  authToken: process.env.TWILIO_AUTH_TOKEN,
};

exports.mint = (input) => {
  const capability = new ClientCapability({ ...credentials, ttl: 600 });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
