// The token leaves for code that cannot be followed.
const { ClientCapability } = require('twilio').jwt;
const decorate = require('./decorate');

exports.token = async (config) => {
  const capability = new ClientCapability(config.twilio);
  await decorate(capability);
  return capability.toJwt();
};
