// shape: class and scopes imported from the file of the class
// sdks: 4.23.0 5.13.1 6.2.0
// fix: safe
import { jwt } from 'twilio';

export function mint(input: { name: string; appSid: string; params: Record<string, string> }): string {
  const { name: clientName, params } = input;
  const token = new jwt.AccessToken(
    process.env.TWILIO_ACCOUNT_SID!,
    process.env.TWILIO_API_KEY!,
    process.env.TWILIO_API_SECRET!,
    { identity: clientName },
  );
  token.addGrant(
    new jwt.AccessToken.VoiceGrant({
      incomingAllow: true,
      outgoingApplicationSid: input.appSid,
      outgoingApplicationParams: params,
    }),
  );
  return token.toJwt();
}
