// shape: the variable of the name holds something else by the time the token is generated
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  let label = input.name;
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(label));
  label = `token for ${label}`;
  return { label, token: capability.toJwt() };
};
