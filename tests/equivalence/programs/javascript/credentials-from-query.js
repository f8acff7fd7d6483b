// shape: the credentials come out of a store
// sdks: modern
// fix: unsafe (credentials of a query result)
const { ClientCapability } = require('twilio').jwt;

const store = {
  find: async (input) => ({ sid: input.account.sid, secret: input.account.token }),
};

exports.mint = async (input) => {
  const tenant = await store.find(input);
  const capability = new ClientCapability({ accountSid: tenant.sid, authToken: tenant.secret, ttl: 600 });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
