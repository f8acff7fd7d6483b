// shape: class and scopes imported from the file of the class
// sdks: 4.23.0 5.13.1 6.2.0
// fix: safe
import ClientCapability, { IncomingClientScope, OutgoingClientScope } from 'twilio/lib/jwt/ClientCapability';

export function mint(input: { name: string; appSid: string; params: Record<string, string> }): string {
  const capability: ClientCapability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
  });
  const { name: clientName, params } = input;
  capability.addScope(new IncomingClientScope(clientName));
  capability.addScope(new OutgoingClientScope({ applicationSid: input.appSid, clientName, params }));
  return capability.toJwt();
}
