// shape: an exported method hands the token object to whoever calls it
// sdks: typed
// fix: none (the token leaves the file)
import twilio from 'twilio';

export class Capabilities {
  create(name: string) {
    const capability = new twilio.jwt.ClientCapability({
      accountSid: process.env.TWILIO_ACCOUNT_SID!,
      authToken: process.env.TWILIO_AUTH_TOKEN!,
    });
    capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(name));
    return capability;
  }
}

export const mint = (input: { name: string }) => new Capabilities().create(input.name).toJwt();
