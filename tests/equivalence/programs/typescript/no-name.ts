// shape: outgoing calls only, and nobody has a name
// sdks: typed
// fix: unsafe (no client name)
// identity: 'web_visitor'
import { jwt } from 'twilio';

export function mint(input: { appSid: string }): string {
  const capability = new jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
  });
  capability.addScope(new jwt.ClientCapability.OutgoingClientScope({ applicationSid: input.appSid }));
  return capability.toJwt();
}
