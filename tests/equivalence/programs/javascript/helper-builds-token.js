// shape: a function of the same file builds the token, its only caller generates it
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

function build(name, appSid) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 450,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: appSid, clientName: name }));
  return capability;
}

function mint(input) {
  return build(input.name, input.appSid).toJwt();
}

module.exports = { mint };
