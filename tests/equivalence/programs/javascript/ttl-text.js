// shape: the lifetime is text of the environment, which the old class refuses to generate with
// sdks: modern
// mints: never
// fix: none (the lifetime is text)
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: process.env.TOKEN_TTL,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
