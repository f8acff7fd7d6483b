// shape: the credentials belong to the tenant that asks
// sdks: typed
// fix: unsafe (credentials of an account object)
import { jwt } from 'twilio';

interface Tenant {
  sid: string;
  token: string;
}

export function mint({ account, name }: { account: Tenant; name: string }): string {
  const capability = new jwt.ClientCapability({ accountSid: account.sid, authToken: account.token, ttl: 600 });
  capability.addScope(new jwt.ClientCapability.IncomingClientScope(name));
  return capability.toJwt();
}
