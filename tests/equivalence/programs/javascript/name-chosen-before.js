// shape: the name is chosen in both branches before anything is built
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

function mint(input) {
  let clientName;
  if (input.vip) {
    clientName = 'front_desk';
  } else {
    clientName = input.name;
  }

  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(clientName));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName }));
  return capability.toJwt();
}

module.exports = { mint };
