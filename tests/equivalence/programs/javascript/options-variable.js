// shape: the options are an object with a name, as are those of the outgoing scope
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

function mint(input) {
  const options = {
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 2 * 60,
  };
  const outgoing = { applicationSid: input.appSid, clientName: input.name, params: { campaign: 'spring' } };
  const capability = new ClientCapability(options);
  capability.addScope(new ClientCapability.OutgoingClientScope(outgoing));
  return capability.toJwt();
}

module.exports = { mint };
