// shape: scopes under conditions, one of them in a switch
// sdks: typed
// fix: safe
import twilio from 'twilio';

type Mode = 'receive' | 'both';

export function mint(input: { name: string; appSid: string; outgoing: boolean }): string {
  const mode: Mode = input.outgoing ? 'both' : 'receive';
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
  });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(input.name));
  switch (mode) {
    case 'both':
      capability.addScope(new twilio.jwt.ClientCapability.OutgoingClientScope({ applicationSid: input.appSid }));
      break;
    default:
      break;
  }
  return capability.toJwt();
}
