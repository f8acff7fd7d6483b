// mistake: one of two tokens is gone
const { AccessToken } = require('twilio').jwt;

const accountSid = process.env.TWILIO_ACCOUNT_SID;
const apiKeySid = process.env.TWILIO_API_KEY;
const apiKeySecret = process.env.TWILIO_API_SECRET;

function agentToken(name) {
  const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, { ttl: 28800, identity: String(name) });
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return token.toJwt();
}

function widgetToken(name, appSid) {
  const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, { ttl: 300, identity: String(name) });
  token.addGrant(new AccessToken.VoiceGrant({ outgoingApplicationSid: appSid }));
  return token.toJwt();
}

module.exports.mint = (input) => [agentToken(input.name)];
