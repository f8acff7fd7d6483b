// shape: a native module that destructures the default import and the environment
// sdks: modern
// fix: safe
import twilio from 'twilio';

const { ClientCapability } = twilio.jwt;
const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = process.env;

export const mint = async (input) => {
  const capability = new ClientCapability({ accountSid, authToken });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid }));
  return { token: capability.toJwt() };
};
