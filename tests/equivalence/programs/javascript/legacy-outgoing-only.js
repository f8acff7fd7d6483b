// shape: the old class without a name, parameters built before
// sdks: legacy
// fix: unsafe (the SDK must be raised first, no client name)
// identity: 'web_visitor'
var twilio = require('twilio');

exports.mint = function (input) {
  var params = { page: '/pricing?x=1&y=2' };
  var capability = new twilio.Capability(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN);
  capability.allowClientOutgoing(input.appSid, params);
  return capability.generate();
};
