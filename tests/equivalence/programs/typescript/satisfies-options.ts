// shape: options in a checked constant
// sdks: typed
// fix: safe
import twilio from 'twilio';

interface Credentials {
  accountSid: string;
  authToken: string;
  ttl?: number;
}

const options = {
  accountSid: process.env.TWILIO_ACCOUNT_SID!,
  authToken: process.env.TWILIO_AUTH_TOKEN!,
  ttl: 1200,
} satisfies Credentials;

export function mint(input: { name: string }): string {
  const capability = new twilio.jwt.ClientCapability(options);
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
}
