// shape: each scope under a condition of its own
// sdks: modern
// fix: safe
const twilio = require('twilio');
const ClientCapability = twilio.jwt.ClientCapability;

function mint(input) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 600,
  });
  if (input.incoming) {
    capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  }
  if (input.outgoing) {
    capability.addScope(
      new ClientCapability.OutgoingClientScope({
        applicationSid: input.appSid,
        clientName: input.name,
        params: input.params,
      }),
    );
  }
  return capability.toJwt();
}

module.exports = { mint };
