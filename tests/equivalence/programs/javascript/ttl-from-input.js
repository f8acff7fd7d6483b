// shape: the caller decides the lifetime
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = ({ name, ttl = 3600 }) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
};
