// shape: called without new, the outgoing scope first
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
var Capability = require('twilio').Capability;

exports.mint = function (input) {
  var capability = Capability(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN);
  capability.allowClientOutgoing(input.appSid, { From: input.name, campaign: 'a&b=c' });
  if (input.incoming) {
    capability.allowClientIncoming(input.name);
  }
  return capability.generate(input.ttl);
};
