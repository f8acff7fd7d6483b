// shape: the token also subscribes to events
// sdks: modern
// fix: none (event stream)
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  capability.addScope(new ClientCapability.EventStreamScope({ clientName: input.name }));
  return capability.toJwt();
};
