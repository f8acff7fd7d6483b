// shape: package and class under names of their own, one alias after the other
// sdks: modern
// fix: safe
var Twilio = require('twilio');
var jwt = Twilio.jwt;
var TokenClass = jwt.ClientCapability;

module.exports.mint = function (input) {
  var accountSid = process.env.TWILIO_ACCOUNT_SID;
  var authToken = process.env.TWILIO_AUTH_TOKEN;
  var t = new TokenClass({ accountSid: accountSid, authToken: authToken, ttl: 3600 });
  t.addScope(new TokenClass.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
  t.addScope(new TokenClass.IncomingClientScope(input.name));
  return t.toJwt();
};
