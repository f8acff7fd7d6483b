// shape: outgoing calls only, and nobody has a name
// sdks: modern
// fix: unsafe (no client name)
// identity: 'web_visitor'
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 600,
  });
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, params: input.params }));
  return capability.toJwt();
};
