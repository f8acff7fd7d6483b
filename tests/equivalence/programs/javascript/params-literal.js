// shape: parameters written out, among them a number and an empty text
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

function mint(input) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.OutgoingClientScope({
    applicationSid: input.appSid,
    clientName: input.name,
    params: { From: input.name, 'caller-id': '+1 555 0100', tier: 3, note: 'a&b=c%20+d', empty: '', é: 'ü', vip: true },
  }));
  return capability.toJwt();
}

module.exports = { mint };
