// shape: the name is a number that a template makes text
// sdks: typed
// fix: safe
import { jwt } from 'twilio';

export function mint(input: { name: string }): [number, string] {
  const userId: number = input.name.length;
  const capability = new jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
  });
  capability.addScope(new jwt.ClientCapability.IncomingClientScope(`${userId}`));
  return [userId, capability.toJwt()];
}
