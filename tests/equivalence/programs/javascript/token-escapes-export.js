// shape: an exported function hands the token object to whoever calls it
// sdks: modern
// fix: none (the token leaves the file)
const { ClientCapability } = require('twilio').jwt;

exports.capabilityFor = (name) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  return capability;
};

exports.mint = (input) => exports.capabilityFor(input.name).toJwt();
