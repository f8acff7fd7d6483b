// shape: the named import of the namespace, the class taken out of it
// sdks: typed
// fix: safe
import { jwt } from 'twilio';

const { AccessToken } = jwt;

export const mint = ({ name }: { name: string }): { token: string } => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID as string,
    process.env.TWILIO_API_KEY as string,
    process.env.TWILIO_API_SECRET as string,
    { identity: name },
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return { token: token.toJwt() };
};
