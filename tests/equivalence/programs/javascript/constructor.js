// shape: the quick start: one constructor, both scopes, text
// sdks: modern
// fix: safe
const twilio = require('twilio');

function mint(input) {
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(input.name));
  capability.addScope(
    new twilio.jwt.ClientCapability.OutgoingClientScope({
      applicationSid: input.appSid,
      clientName: input.name,
      params: input.params,
    }),
  );
  return capability.toJwt();
}

module.exports = { mint };
