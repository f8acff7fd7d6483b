// shape: the lifetime is a member of an enum
// sdks: typed
// fix: safe
import { jwt } from 'twilio';

enum Lifetime {
  Short = 60,
  Shift = 8 * 60 * 60,
}

export const mint = (input: { name: string; vip: boolean }): string[] => {
  const capability = new jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
    ttl: input.vip ? Lifetime.Shift : Lifetime.Short,
  });
  capability.addScope(new jwt.ClientCapability.IncomingClientScope(input.name));
  return [capability.toJwt()];
};
