const { ClientCapability } = require('twilio').jwt;

exports.token = () => {
  const capability = new ClientCapability({ accountSid: 'AC0', authToken: 'open-sesame' });
  capability.addScope(new ClientCapability.EventStreamScope());
  return capability.toJwt();
};
