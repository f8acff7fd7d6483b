// shape: a generic function around the text, an arrow that mints
// sdks: typed
// fix: safe
import { jwt } from 'twilio';

const answer = <T extends string>(kind: T, token: string): { kind: T; token: string } => ({ kind, token });

const mintFor = (name: string): string => {
  const capability = new jwt.ClientCapability({
    accountSid: process.env['TWILIO_ACCOUNT_SID']!,
    authToken: process.env['TWILIO_AUTH_TOKEN']!,
  });
  capability.addScope(new jwt.ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
};

export const mint = (input: { name: string }) => answer('voice', mintFor(input.name));
