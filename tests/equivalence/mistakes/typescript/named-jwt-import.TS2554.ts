// mistake: no options, and so no identity
import { jwt } from 'twilio';

const { AccessToken } = jwt;

export const mint = ({ name }: { name: string }): { token: string } => {
  const token = new AccessToken(
    process.env.TWILIO_ACCOUNT_SID as string,
    process.env.TWILIO_API_KEY as string,
    process.env.TWILIO_API_SECRET as string,
  );
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return { token: token.toJwt() };
};
