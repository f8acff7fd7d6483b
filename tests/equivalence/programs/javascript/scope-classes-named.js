// shape: the scope classes have names of their own
// sdks: modern
// fix: safe
const ClientCapability = require('twilio').jwt.ClientCapability;
const { IncomingClientScope, OutgoingClientScope: Outgoing } = ClientCapability;

const mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  const outgoing = new Outgoing({ applicationSid: process.env.TWILIO_APP_SID, params: input.params });
  capability.addScope(outgoing);
  capability.addScope(new IncomingClientScope(input.name));
  return capability.toJwt();
};

module.exports = { mint };
