// shape: the token also subscribes to events
// sdks: typed
// fix: none (event stream)
import twilio from 'twilio';

const { ClientCapability } = twilio.jwt;

export function mint(input: { name: string }): string {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  capability.addScope(new ClientCapability.EventStreamScope({ clientName: input.name }));
  return capability.toJwt();
}
