// shape: the import of a CommonJS module in the language's own form
// sdks: 4.23.0 5.13.1 6.2.0
// fix: safe
import twilio = require('twilio');
import AccessToken = twilio.jwt.AccessToken;

export function mint(input: { name: string }): string {
    const token = new AccessToken(
        process.env.TWILIO_ACCOUNT_SID!,
        process.env.TWILIO_API_KEY!,
        process.env.TWILIO_API_SECRET!,
        { identity: input.name }
    );
    token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
    return token.toJwt();
}
