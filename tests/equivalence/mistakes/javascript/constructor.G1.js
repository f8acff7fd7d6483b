// mistake: a grant that nobody had
const twilio = require('twilio');

function mint(input) {
  const token = new twilio.jwt.AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(input.name) },
  );
  token.addGrant(
    new twilio.jwt.AccessToken.VoiceGrant({
      incomingAllow: true,
      outgoingApplicationSid: input.appSid,
      outgoingApplicationParams: input.params,
    }),
  );
  token.addGrant(new twilio.jwt.AccessToken.ChatGrant({ serviceSid: 'IS0123456789abcdef0123456789abcdef' }));
  return token.toJwt();
}

module.exports = { mint };
