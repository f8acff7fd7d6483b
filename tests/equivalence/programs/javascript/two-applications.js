// shape: outgoing calls through two applications
// sdks: modern
// fix: none (several application SIDs)
const { ClientCapability } = require('twilio').jwt;

const SECOND = 'APffeeddccbbaa99887766554433221100';

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: SECOND, clientName: input.name }));
  return capability.toJwt();
};
