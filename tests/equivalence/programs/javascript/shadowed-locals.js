// shape: names of the outer scope mean something else inside
// sdks: modern
// fix: safe
const twilio = require('twilio');

const process_ = process;
const name = 'outer';

exports.mint = (input) => {
  const answers = [];
  {
    const name = input.name;
    const capability = new twilio.jwt.ClientCapability({
      accountSid: process_.env.TWILIO_ACCOUNT_SID,
      authToken: process_.env.TWILIO_AUTH_TOKEN,
    });
    capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(name));
    answers.push(capability.toJwt());
  }
  const token = answers.length;
  return [name, token, answers];
};
