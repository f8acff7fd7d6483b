// shape: outgoing calls only, the name in their scope
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

const OutgoingClientScope = ClientCapability.OutgoingClientScope;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name, params: input.params }));
  return capability.toJwt();
};
