// shape: an exported function is handed its credentials
// sdks: modern
// fix: unsafe (credentials of parameters)
const { ClientCapability } = require('twilio').jwt;

exports.clientToken = function (accountSid, authToken, clientName) {
  const capability = new ClientCapability({ accountSid, authToken });
  capability.addScope(new ClientCapability.IncomingClientScope(clientName));
  return capability.toJwt();
};

exports.mint = (input) => exports.clientToken(input.account.sid, input.account.token, input.name);
