// shape: the same file checks the signature with the auth token
// sdks: modern
// fix: unsafe (the file checks the signature of the token)
const crypto = require('crypto');
const { ClientCapability } = require('twilio').jwt;

const authToken = process.env.TWILIO_AUTH_TOKEN;

exports.isOurs = (token) => {
  const [head, body, signature] = token.split('.');
  const made = crypto.createHmac('sha256', authToken).update(`${head}.${body}`).digest('base64url');
  return made === signature;
};

exports.mint = (input) => {
  const capability = new ClientCapability({ accountSid: process.env.TWILIO_ACCOUNT_SID, authToken });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
