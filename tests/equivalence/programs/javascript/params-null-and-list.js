// shape: parameters that are null and a list
// sdks: modern
// fix: unsafe (parameters that are no text)
// rows: V4?
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.OutgoingClientScope({
    applicationSid: input.appSid,
    clientName: input.name,
    params: { campaign: null, skills: ['de', 'en'] },
  }));
  return capability.toJwt();
};
