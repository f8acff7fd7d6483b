// shape: a native module that still requires the package
// sdks: modern
// fix: safe
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ClientCapability } = require('twilio').jwt;

export async function mint(input) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 60,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
}
