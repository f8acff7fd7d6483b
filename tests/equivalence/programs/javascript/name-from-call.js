// shape: the name comes from a call that gives another one each time
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

let count = 0;
function nextName(prefix) {
  count += 1;
  return `${prefix}_${count}`;
}

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(nextName(input.name)));
  return { count, token: capability.toJwt() };
};
