// shape: the caller gives the whole options object
// sdks: modern
// fix: none (credentials and lifetime cannot be read)
const { ClientCapability } = require('twilio').jwt;

exports.create = (options, name) => {
  const capability = new ClientCapability(options);
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
};

exports.mint = (input) => exports.create({ accountSid: input.account.sid, authToken: input.account.token, ttl: input.ttl }, input.name);
