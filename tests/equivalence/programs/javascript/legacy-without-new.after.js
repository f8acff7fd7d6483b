// shape: called without new, the outgoing scope first
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
var AccessToken = require('twilio').jwt.AccessToken;

exports.mint = function (input) {
  var token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { ttl: input.ttl, identity: String(input.name) }
  );
  var voiceGrant = new AccessToken.VoiceGrant({
    outgoingApplicationSid: input.appSid,
    outgoingApplicationParams: { From: input.name, campaign: 'a&b=c' }
  });
  if (input.incoming) {
    voiceGrant.incomingAllow = true;
  }
  token.addGrant(voiceGrant);
  return token.toJwt();
};
