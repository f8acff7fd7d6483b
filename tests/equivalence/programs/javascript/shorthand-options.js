// shape: every option is a shorthand property
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

const accountSid = process.env.TWILIO_ACCOUNT_SID;
const authToken = process.env.TWILIO_AUTH_TOKEN;

exports.mint = ({ name: clientName, appSid: applicationSid, params }) => {
  const ttl = 240;
  const capability = new ClientCapability({ accountSid, authToken, ttl });
  capability.addScope(new ClientCapability.IncomingClientScope(clientName));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid, clientName, params }));
  return capability.toJwt();
};
