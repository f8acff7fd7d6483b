// shape: scopes in the cases of a switch, one falling through
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  const role = input.outgoing ? 'agent' : 'listener';
  switch (role) {
    case 'agent':
      capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
    // falls through
    case 'listener':
      capability.addScope(new ClientCapability.IncomingClientScope(input.name));
      break;
  }
  return capability.toJwt();
};
