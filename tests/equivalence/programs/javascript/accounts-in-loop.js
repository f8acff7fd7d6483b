// shape: one token for each of several accounts
// sdks: modern
// fix: unsafe (credentials of a loop variable)
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const tokens = {};
  for (const { sid, token } of [input.account]) {
    const capability = new ClientCapability({ accountSid: sid, authToken: token });
    capability.addScope(new ClientCapability.IncomingClientScope(input.name));
    tokens[sid] = capability.toJwt();
  }
  return tokens;
};
