// shape: two tokens in one file, each decided alone
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

const accountSid = process.env.TWILIO_ACCOUNT_SID;
const authToken = process.env.TWILIO_AUTH_TOKEN;

function agentToken(name) {
  const capability = new ClientCapability({ accountSid, authToken, ttl: 28800 });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
}

function widgetToken(name, appSid) {
  const capability = new ClientCapability({ accountSid, authToken, ttl: 300 });
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: appSid, clientName: name }));
  return capability.toJwt();
}

module.exports.mint = (input) => [agentToken(input.name), widgetToken(input.name, input.appSid)];
