// shape: a guard leaves the function without a token
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  if (!input.incoming) return { error: 'no incoming calls' };

  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });

  if (!input.outgoing) return { error: 'no outgoing calls' };

  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
  return { token: capability.toJwt() };
};
