// shape: every name that new code would like to use is taken
// sdks: modern
// fix: safe
const { jwt } = require('twilio');

class AccessToken {
  constructor(value) {
    this.value = value;
  }
}

const VoiceGrant = 'voice';

exports.mint = (input) => {
  const token = new jwt.AccessToken(
    process.env.TWILIO_ACCOUNT_SID,
    process.env.TWILIO_API_KEY,
    process.env.TWILIO_API_SECRET,
    { identity: String(input.name) },
  );
  const grant = 'incoming and outgoing';
  const voiceGrant = grant.length;
  const identity = { kind: VoiceGrant };
  token.addGrant(new jwt.AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: input.appSid }));
  return [grant, voiceGrant, identity, new AccessToken(token.toJwt())];
};
