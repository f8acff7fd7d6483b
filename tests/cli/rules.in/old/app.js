const twilio = require('twilio');
const authToken = 'not-the-real-one';

exports.token = (name) => {
  const cap = new twilio.jwt.ClientCapability({ accountSid: 'AC0', authToken });
  cap.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(name));
  return cap.toJwt();
};
