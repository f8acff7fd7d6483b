// shape: the named import of the namespace, the class taken out of it
// sdks: typed
// fix: safe
import { jwt } from 'twilio';

const { ClientCapability } = jwt;

export const mint = ({ name }: { name: string }): { token: string } => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID as string,
    authToken: process.env.TWILIO_AUTH_TOKEN as string,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  return { token: capability.toJwt() };
};
