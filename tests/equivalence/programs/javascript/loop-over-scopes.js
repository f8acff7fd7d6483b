// shape: the scopes in an array, added in a loop
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  const scopes = [
    new ClientCapability.IncomingClientScope(input.name),
    new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name, params: input.params }),
  ];
  scopes.forEach((scope) => capability.addScope(scope));
  return capability.toJwt();
};
