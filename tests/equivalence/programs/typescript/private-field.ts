// shape: fields with initialisers read the environment
// sdks: typed
// fix: safe
import twilio from 'twilio';

export class Tokens {
  private readonly sid = process.env.TWILIO_ACCOUNT_SID as string;
  private readonly secret = process.env.TWILIO_AUTH_TOKEN as string;

  public forAgent(name: string): string {
    const { ClientCapability } = twilio.jwt;
    const capability = new ClientCapability({ accountSid: this.sid, authToken: this.secret, ttl: 900 });
    capability.addScope(new ClientCapability.IncomingClientScope(name));
    return capability.toJwt();
  }
}

export function mint({ name }: { name: string }): string {
  return new Tokens().forAgent(name);
}
