import { jwt } from 'twilio';
import { session } from './session';

const token = new jwt.ClientCapability({ accountSid: process.env.SID!, authToken: process.env.AUTH_TOKEN! });
token.addScope(new jwt.ClientCapability.OutgoingClientScope({ applicationSid: process.env.APP! }));
export const text = token.toJwt();
