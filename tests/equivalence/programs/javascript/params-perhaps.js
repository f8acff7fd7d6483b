// shape: parameters only under a condition
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.OutgoingClientScope({
    applicationSid: input.appSid,
    clientName: input.name,
    params: input.incoming ? input.params : {},
  }));
  return capability.toJwt();
};
