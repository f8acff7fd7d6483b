// shape: the credentials are written into the file
// sdks: modern
// fix: safe
const twilio = require('twilio');

const ACCOUNT_SID = 'AC0123456789abcdef0123456789abcdef';
const AUTH_TOKEN = '5e1f7a3c9b2d4806e5f7a3c9b2d48061';

exports.mint = (input) => {
  const capability = new twilio.jwt.ClientCapability({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
