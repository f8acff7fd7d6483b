// shape: an exported function adds whatever scopes it is given
// sdks: modern
// fix: none (the scopes are not known)
const { ClientCapability } = require('twilio').jwt;

exports.withScopes = (scopes) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  scopes.forEach((scope) => capability.addScope(scope));
  return capability.toJwt();
};

exports.mint = (input) => exports.withScopes([new ClientCapability.IncomingClientScope(input.name)]);
