// shape: the import of a CommonJS module in the language's own form
// sdks: 4.23.0 5.13.1 6.2.0
// fix: safe
import twilio = require('twilio');
import ClientCapability = twilio.jwt.ClientCapability;

export function mint(input: { name: string }): string {
    const capability = new ClientCapability({
        accountSid: process.env.TWILIO_ACCOUNT_SID!,
        authToken: process.env.TWILIO_AUTH_TOKEN!
    });
    capability.addScope(new ClientCapability.IncomingClientScope(input.name));
    return capability.toJwt();
}
