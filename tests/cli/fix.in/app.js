const { ClientCapability } = require('twilio').jwt;

exports.token = (name) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
};
