// shape: the name may be absent until a guard has looked
// sdks: typed
// fix: safe
import twilio from 'twilio';

type Answer = { status: number; token?: string };

export function mint(input: { name?: string; appSid: string; outgoing: boolean }): Answer {
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
    ttl: 600,
  });
  const name = input.name;
  if (name === undefined) {
    return { status: 400 };
  }
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(name));
  if (input.outgoing) {
    capability.addScope(new twilio.jwt.ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: name }));
  }
  return { status: 200, token: capability.toJwt() };
}
