// shape: an exported function takes the whole options object
// sdks: typed
// fix: none (credentials and lifetime cannot be read)
import twilio from 'twilio';

interface Options {
  accountSid: string;
  authToken: string;
  ttl?: number;
}

export function clientToken(options: Options, name: string): string {
  const capability = new twilio.jwt.ClientCapability(options);
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
}

export const mint = (input: { name: string; account: { sid: string; token: string } }) =>
  clientToken({ accountSid: input.account.sid, authToken: input.account.token }, input.name);
