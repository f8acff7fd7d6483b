// shape: one token object for the whole module, generated again on every request
// sdks: modern
// fix: safe
const ClientCapability = require('twilio').jwt.ClientCapability;

const capability = new ClientCapability({
  accountSid: process.env.TWILIO_ACCOUNT_SID,
  authToken: process.env.TWILIO_AUTH_TOKEN,
  ttl: 600,
});
capability.addScope(new ClientCapability.IncomingClientScope('support_agent'));
capability.addScope(new ClientCapability.OutgoingClientScope({
  applicationSid: process.env.TWILIO_APP_SID,
  clientName: 'support_agent',
}));

module.exports.mint = () => [capability.toJwt(), capability.toJwt()];
