// shape: the same required package also makes a REST client with the same credentials in one statement
// sdks: modern
// fix: safe
const accountSid = process.env.TWILIO_ACCOUNT_SID,
  authToken = process.env.TWILIO_AUTH_TOKEN,
  client = require('twilio')(accountSid, authToken),
  { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const capability = new ClientCapability({ accountSid, authToken });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return [client.accountSid || client.username || accountSid, capability.toJwt()];
};
