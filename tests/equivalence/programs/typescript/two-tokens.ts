// shape: two tokens, one of them with a lifetime that may be absent
// sdks: typed
// fix: safe
import { jwt } from 'twilio';

const credentials = {
  accountSid: process.env.TWILIO_ACCOUNT_SID!,
  authToken: process.env.TWILIO_AUTH_TOKEN!,
};

function incoming(name: string, ttl?: number): string {
  const capability = new jwt.ClientCapability({ ...credentials, ttl });
  capability.addScope(new jwt.ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
}

function outgoing(clientName: string, applicationSid: string): string {
  const capability = new jwt.ClientCapability({ ...credentials });
  capability.addScope(new jwt.ClientCapability.OutgoingClientScope({ applicationSid, clientName }));
  return capability.toJwt();
}

export const mint = (input: { name: string; appSid: string; ttl: number }) => [
  incoming(input.name),
  incoming(input.name, input.ttl),
  outgoing(input.name, input.appSid),
];
