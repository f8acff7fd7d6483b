// shape: generated inside a template literal
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(`agent_${input.name}`));
  return `Bearer ${capability.toJwt()}; for=${encodeURIComponent(input.name)}`;
};
