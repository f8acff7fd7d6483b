// shape: the class is chosen by a key that only exists at run time
// sdks: modern
// fix: none (the class cannot be traced)
const { jwt } = require('twilio');

exports.mint = (input) => {
  const kind = ['Client', 'Capability'].join('');
  const capability = new jwt[kind]({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new jwt[kind].IncomingClientScope(input.name));
  return capability.toJwt();
};
