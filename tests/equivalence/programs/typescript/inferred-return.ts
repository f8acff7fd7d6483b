// shape: a private function returns the token object with its type annotated
// sdks: 4.23.0 5.13.1 6.2.0
// fix: safe
import twilio from 'twilio';
import type ClientCapability from 'twilio/lib/jwt/ClientCapability';

function prepare(name: string): ClientCapability {
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
  });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(name));
  return capability;
}

export const mint = (input: { name: string }): string => prepare(input.name).toJwt();
