// shape: one variable holds one token after the other
// sdks: modern
// fix: safe or unsafe or none (the variable is assigned twice)
const { ClientCapability } = require('twilio').jwt;

const options = { accountSid: process.env.TWILIO_ACCOUNT_SID, authToken: process.env.TWILIO_AUTH_TOKEN };

exports.mint = (input) => {
  let capability = new ClientCapability(options);
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  const first = capability.toJwt();

  capability = new ClientCapability({ ...options, ttl: 60 });
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
  return [first, capability.toJwt()];
};
