// shape: the token objects are kept in an exported map
// sdks: modern
// fix: none (the token leaves the file)
const { ClientCapability } = require('twilio').jwt;

exports.cache = new Map();

exports.mint = ({ name }) => {
  if (!exports.cache.has(name)) {
    const capability = new ClientCapability({
      accountSid: process.env.TWILIO_ACCOUNT_SID,
      authToken: process.env.TWILIO_AUTH_TOKEN,
    });
    capability.addScope(new ClientCapability.IncomingClientScope(name));
    exports.cache.set(name, capability);
  }
  return exports.cache.get(name).toJwt();
};
