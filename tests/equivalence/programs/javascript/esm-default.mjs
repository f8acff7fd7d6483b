// shape: a native module with the default import
// sdks: modern
// fix: safe
import twilio from 'twilio';

const { TWILIO_APP_SID } = process.env;

export function mint({ name, params }) {
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 900,
  });
  capability.addScope(new twilio.jwt.ClientCapability.OutgoingClientScope({
    applicationSid: TWILIO_APP_SID,
    clientName: name,
    params,
  }));
  return capability.toJwt();
}
