// shape: the same file reads the scope of the tokens it mints
// sdks: modern
// fix: unsafe (the file checks the claims of the token)
const { ClientCapability } = require('twilio').jwt;

exports.mayReceive = (token) => {
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64').toString('utf8'));
  return claims.scope.includes('client:incoming');
};

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
