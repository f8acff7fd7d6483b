// shape: a native module that destructures the default import and the environment
// sdks: modern
// fix: safe
import twilio from 'twilio';

const { AccessToken } = twilio.jwt;
const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_API_KEY: apiKeySid, TWILIO_API_SECRET: apiKeySecret } = process.env;

export const mint = async (input) => {
  const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, { identity: String(input.name) });
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: input.appSid }));
  return { token: token.toJwt() };
};
