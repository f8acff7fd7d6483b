// mistake: incoming calls are forgotten
import twilio from 'twilio';

export function mint(input: { name: string; appSid: string; params: Record<string, string> }): string {
  const token = new twilio.jwt.AccessToken(
    process.env.TWILIO_ACCOUNT_SID!,
    process.env.TWILIO_API_KEY!,
    process.env.TWILIO_API_SECRET!,
    { ttl: 600, identity: input.name },
  );
  token.addGrant(
    new twilio.jwt.AccessToken.VoiceGrant({
      outgoingApplicationSid: input.appSid,
      outgoingApplicationParams: input.params,
    }),
  );
  return token.toJwt();
}
