// shape: every name that new code would like to use is taken
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

class AccessToken {
  constructor(value) {
    this.value = value;
  }
}

const VoiceGrant = 'voice';

exports.mint = (input) => {
  const token = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
  });
  const grant = 'incoming and outgoing';
  const voiceGrant = grant.length;
  const identity = { kind: VoiceGrant };
  token.addScope(new ClientCapability.IncomingClientScope(input.name));
  token.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
  return [grant, voiceGrant, identity, new AccessToken(token.toJwt())];
};
