// shape: a loop over constants decides which scopes there are
// sdks: modern
// fix: safe or unsafe or none (a loop whose body branches)
const { ClientCapability } = require('twilio').jwt;

const DIRECTIONS = ['incoming', 'outgoing'];

exports.mint = (input) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  for (const direction of DIRECTIONS) {
    if (direction === 'incoming') {
      capability.addScope(new ClientCapability.IncomingClientScope(input.name));
    } else {
      capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
    }
  }
  return capability.toJwt();
};
