// shape: no credentials at all: the old class reads the environment itself
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
var twilio = require('twilio');

exports.mint = function (input) {
  var capability = new twilio.Capability();
  capability.allowClientIncoming(input.name);
  return { token: capability.generate() };
};
