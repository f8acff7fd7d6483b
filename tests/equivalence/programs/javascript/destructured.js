// shape: the class taken out of the package by destructuring
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = ({ name, appSid }) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 600,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: appSid }));
  return capability.toJwt();
};
