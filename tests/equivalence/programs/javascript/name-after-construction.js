// shape: the name is read only after the token was constructed
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

function mint(input) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 600,
  });
  const parts = input.name.split(' ');
  const clientName = parts.map((part) => part.toLowerCase()).join('_');
  capability.addScope(new ClientCapability.IncomingClientScope(clientName));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName }));
  return { identity: clientName, token: capability.toJwt() };
}

module.exports = { mint };
