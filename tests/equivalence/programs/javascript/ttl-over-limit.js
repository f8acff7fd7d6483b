// shape: a lifetime of two days
// sdks: modern
// fix: unsafe (the lifetime is above the limit)
// rows: T1
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 172800,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
