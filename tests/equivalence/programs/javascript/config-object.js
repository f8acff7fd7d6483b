// shape: credentials from a configuration object of the same file
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

const config = {
  twilio: {
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    appSid: process.env.TWILIO_APP_SID,
  },
};

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: config.twilio.accountSid,
    authToken: config.twilio.authToken,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: config.twilio.appSid, clientName: input.name }));
  return capability.toJwt();
};
