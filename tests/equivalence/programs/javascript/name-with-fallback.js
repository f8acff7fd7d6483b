// shape: a name with a fallback, written twice
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

module.exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.nick || input.name));
  capability.addScope(new ClientCapability.OutgoingClientScope({
    applicationSid: input.appSid,
    clientName: input.nick || input.name,
    params: { from: input.name, ...input.params },
  }));
  return capability.toJwt();
};
