// shape: generated before the second scope on one path, after it on the other
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

function mint(input) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  if (!input.outgoing) {
    return capability.toJwt();
  }
  capability.addScope(new ClientCapability.OutgoingClientScope({
    applicationSid: input.appSid,
    params: input.params,
  }));
  return capability.toJwt();
}

module.exports = { mint };
