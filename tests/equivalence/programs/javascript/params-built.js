// shape: parameters are collected in an object step by step
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const params = {};
  for (const [key, value] of Object.entries(input.params)) {
    params[`x_${key}`] = value;
  }
  params.agent = input.name;
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new ClientCapability.OutgoingClientScope({
    applicationSid: input.appSid,
    clientName: input.name,
    params: params,
  }));
  return capability.toJwt();
};
