// shape: the name is asserted to be text when it comes out of a request
// sdks: typed
// fix: safe
import twilio from 'twilio';

interface Request {
  query: Record<string, string | string[] | undefined>;
}

function handle(request: Request): { identity: string; token: string } {
  const identity = request.query.client as string;
  const capability = new twilio.jwt.ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID as string,
    authToken: process.env.TWILIO_AUTH_TOKEN as string,
    ttl: Number(process.env.TOKEN_TTL),
  });
  capability.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(request.query.client as string));
  capability.addScope(
    new twilio.jwt.ClientCapability.OutgoingClientScope({
      applicationSid: process.env.TWILIO_APP_SID as string,
      clientName: request.query.client as string,
    }),
  );
  return { identity, token: capability.toJwt() };
}

export const mint = (input: { name: string }) => handle({ query: { client: input.name } });
