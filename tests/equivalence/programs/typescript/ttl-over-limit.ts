// shape: a lifetime of thirty days in a constant
// sdks: typed
// fix: unsafe (the lifetime is above the limit)
// rows: T1
import { jwt } from 'twilio';

const TTL_SECONDS = 30 * 24 * 60 * 60;

export function mint(input: { name: string }): string {
  const capability = new jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
    ttl: TTL_SECONDS,
  });
  capability.addScope(new jwt.ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
}
