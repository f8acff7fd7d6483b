// shape: either branch adds the incoming scope, with a name of its own
// sdks: modern
// fix: safe or unsafe or none (two names, one on each path)
const { ClientCapability } = require('twilio').jwt;

function mint(input) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  if (input.vip) {
    capability.addScope(new ClientCapability.IncomingClientScope('front_desk'));
  } else {
    capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  }
  return capability.toJwt();
}

module.exports = { mint };
