// shape: nested destructuring with a new name, beside another import from the package
// sdks: modern
// fix: safe
const { jwt: { ClientCapability: Capability }, twiml } = require('twilio');

function mint(input) {
  const capability = new Capability({ accountSid: process.env.TWILIO_ACCOUNT_SID, authToken: process.env.TWILIO_AUTH_TOKEN, ttl: 120 });
  capability.addScope(new Capability.IncomingClientScope(input.name));
  const greeting = new twiml.VoiceResponse();
  greeting.say('hello');
  return [capability.toJwt(), greeting.toString()];
}

module.exports = { mint };
