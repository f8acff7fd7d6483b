// shape: everything inside a try, the error is answered
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

function mint(input) {
  let token = null;
  try {
    const capability = new ClientCapability({
      accountSid: process.env.TWILIO_ACCOUNT_SID,
      authToken: process.env.TWILIO_AUTH_TOKEN,
    });
    capability.addScope(new ClientCapability.IncomingClientScope(input.name));
    token = capability.toJwt();
  } catch (error) {
    return { status: 500, message: 'no token' };
  }
  return { status: 200, token };
}

module.exports = { mint };
