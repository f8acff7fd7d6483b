// shape: the name may be absent until a guard has looked
// sdks: typed
// fix: safe
import twilio from 'twilio';

type Answer = { status: number; token?: string };

export function mint(input: { name?: string; appSid: string; outgoing: boolean }): Answer {
  const name = input.name;
  if (name === undefined) {
    return { status: 400 };
  }
  const token = new twilio.jwt.AccessToken(
    process.env.TWILIO_ACCOUNT_SID!,
    process.env.TWILIO_API_KEY!,
    process.env.TWILIO_API_SECRET!,
    { ttl: 600, identity: name },
  );
  const voiceGrant = new twilio.jwt.AccessToken.VoiceGrant({ incomingAllow: true });
  if (input.outgoing) {
    voiceGrant.outgoingApplicationSid = input.appSid;
  }
  token.addGrant(voiceGrant);
  return { status: 200, token: token.toJwt() };
}
