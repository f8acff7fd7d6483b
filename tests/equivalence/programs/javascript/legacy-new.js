// shape: the class of the second era, both scopes, lifetime given on generation
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
var twilio = require('twilio');

exports.mint = function (input) {
  var capability = new twilio.Capability(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN);
  capability.allowClientIncoming(input.name);
  capability.allowClientOutgoing(input.appSid, input.params);
  return capability.generate(600);
};
