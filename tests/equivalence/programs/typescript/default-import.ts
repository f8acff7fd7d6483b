// shape: the default import, credentials asserted to be there
// sdks: typed
// fix: safe
import twilio from 'twilio';

export function mint(input: { name: string; appSid: string; params: Record<string, string> }): string {
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID!,
    authToken: process.env.TWILIO_AUTH_TOKEN!,
    ttl: 600,
  });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(input.name));
  capability.addScope(
    new twilio.jwt.ClientCapability.OutgoingClientScope({
      applicationSid: input.appSid,
      clientName: input.name,
      params: input.params,
    }),
  );
  return capability.toJwt();
}
