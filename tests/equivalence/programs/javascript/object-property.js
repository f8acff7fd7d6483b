// shape: the token object is a property of a local object
// sdks: modern
// fix: safe or unsafe or none (a token inside an object)
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const session = {
    started: true,
    capability: new ClientCapability({
      accountSid: process.env.TWILIO_ACCOUNT_SID,
      authToken: process.env.TWILIO_AUTH_TOKEN,
    }),
  };
  session.capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return [session.started, session.capability.toJwt()];
};
