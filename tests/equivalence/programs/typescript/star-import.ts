// shape: everything imported under one name
// sdks: typed
// fix: safe
import * as Twilio from 'twilio';

const ClientCapability = Twilio.jwt.ClientCapability;

export async function mint(input: { name: string; appSid: string }): Promise<string> {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID ?? '',
    authToken: process.env.TWILIO_AUTH_TOKEN ?? '',
    ttl: 60 * 60,
  });
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: input.appSid, clientName: input.name }));
  return capability.toJwt();
}
