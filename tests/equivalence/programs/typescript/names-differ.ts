// shape: calls come in for one name and go out under another
// sdks: typed
// fix: unsafe (incoming and outgoing names differ)
// rows: N3
import twilio from 'twilio';

export function mint(input: { name: string; other: string; appSid: string }): string {
  const { ClientCapability } = twilio.jwt;
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.other }));
  return capability.toJwt();
}
