// shape: everything on one line
// sdks: modern
// fix: safe
const twilio = require('twilio'); exports.mint = (i) => { const c = new twilio.jwt.ClientCapability({ accountSid: process.env.TWILIO_ACCOUNT_SID, authToken: process.env.TWILIO_AUTH_TOKEN, ttl: 77 }); c.addScope(new twilio.jwt.ClientCapability.IncomingClientScope(i.name)); return c.toJwt(); };
