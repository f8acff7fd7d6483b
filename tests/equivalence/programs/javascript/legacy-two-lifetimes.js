// shape: one token object is generated twice, with two lifetimes
// sdks: legacy
// fix: unsafe or none (the SDK must be raised first; two lifetimes need two tokens)
var twilio = require('twilio');

exports.mint = function (input) {
  var capability = new twilio.Capability(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN);
  capability.allowClientIncoming(input.name);
  return { short: capability.generate(60), long: capability.generate(3600) };
};
