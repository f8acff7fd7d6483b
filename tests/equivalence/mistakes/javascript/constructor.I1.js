// mistake: the account SID stays where the key SID belongs
const twilio = require('twilio');

function mint(input) {
  const token = new twilio.jwt.AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_ACCOUNT_SID,
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
  return token.toJwt();
}

module.exports = { mint };
