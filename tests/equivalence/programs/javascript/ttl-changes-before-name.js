// shape: what the constructor reads is changed before the name is known
// sdks: modern
// fix: unsafe (the construction would move across a change)
// rows: T1?
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const settings = { ttl: 600, suffix: '' };
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: settings.ttl,
  });
  settings.ttl = 60;
  settings.suffix = '_desk';
  const clientName = input.name + settings.suffix;
  capability.addScope(new ClientCapability.IncomingClientScope(clientName));
  return { refreshAfter: settings.ttl, token: capability.toJwt() };
};
