// shape: a function of the same file reads a variable or throws
// sdks: typed
// fix: safe or unsafe (a reader of the environment written by hand)
import twilio from 'twilio';

function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

export function mint(input: { name: string; appSid: string }): string {
  const capability = new twilio.jwt.ClientCapability({
    accountSid: requireEnv('TWILIO_ACCOUNT_SID'),
    authToken: requireEnv('TWILIO_AUTH_TOKEN'),
  });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(input.name));
  capability.addScope(new twilio.jwt.ClientCapability.OutgoingClientScope({ applicationSid: input.appSid }));
  return capability.toJwt();
}
