// shape: the name may be undefined for all that the types know, and has a fallback
// sdks: typed
// fix: safe
import twilio from 'twilio';

interface User {
  name?: string;
}

export function mint(user: User): string {
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
  });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(user.name ?? 'guest'));
  return capability.toJwt();
}
