// One token with everything that can be in it; the outgoing scope only for staff.
const { ClientCapability } = require('twilio').jwt;

module.exports = function token(user, res) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 3600,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(user.name));
  if (user.isStaff) {
    const options = { applicationSid: process.env.TWILIO_APP_SID, clientName: user.name, params: { desk: user.desk } };
    capability.addScope(new ClientCapability.OutgoingClientScope(options));
  }
  for (const topic of user.topics) {
    capability.addScope(new ClientCapability.EventStreamScope({ path: topic }));
  }
  res.type('application/jwt').send(capability.toJwt());
};
