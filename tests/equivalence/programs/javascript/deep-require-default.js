// shape: the class from its own file, where the file is an object that holds it as default
// sdks: 4.23.0 5.13.1 6.2.0
// fix: safe
const { default: ClientCapability, IncomingClientScope } = require('twilio/lib/jwt/ClientCapability');

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new IncomingClientScope(input.name));
  return capability.toJwt();
};
