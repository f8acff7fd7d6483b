// shape: conditions without braces, one of them with an else
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  let refused = 0;
  if (input.incoming) capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  if (input.outgoing)
    capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
  else
    refused += 1;
  return { refused, token: capability.toJwt() };
};
