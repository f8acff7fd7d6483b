// shape: the lifetime is computed from constants
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

const MINUTE = 60;
const HOURS = 8;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: HOURS * 60 * MINUTE,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
