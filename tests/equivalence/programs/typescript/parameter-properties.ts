// shape: a service that holds its credentials as parameter properties, filled from the environment in the same file
// sdks: typed
// fix: safe or unsafe (fields filled through parameters)
import { jwt } from 'twilio';

class TokenService {
  constructor(
    private readonly accountSid: string,
    private readonly authToken: string,
    private readonly appSid: string,
  ) {}

  issue(clientName: string, ttl: number): string {
    const capability = new jwt.ClientCapability({ accountSid: this.accountSid, authToken: this.authToken, ttl });
    capability.addScope(new jwt.ClientCapability.IncomingClientScope(clientName));
    capability.addScope(new jwt.ClientCapability.OutgoingClientScope({ applicationSid: this.appSid, clientName }));
    return capability.toJwt();
  }
}

const service = new TokenService(
  process.env.TWILIO_ACCOUNT_SID!,
  process.env.TWILIO_AUTH_TOKEN!,
  process.env.TWILIO_APP_SID!,
);

export const mint = (input: { name: string; ttl: number }) => service.issue(input.name, input.ttl);
