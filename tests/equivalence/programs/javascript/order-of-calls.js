// shape: name, application and lifetime come from calls that leave a trace
// sdks: modern
// fix: safe or unsafe (the calls must keep their order)
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  const trace = [];
  const note = (what, value) => {
    trace.push(what);
    return value;
  };
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: note('ttl', 600),
  });
  capability.addScope(new ClientCapability.IncomingClientScope(note('name', input.name)));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: note('application', input.appSid) }));
  return [capability.toJwt(), trace];
};
