// shape: one chain from construction to text
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
const twilio = require('twilio');

const mint = ({ name, appSid }) =>
  new twilio.Capability(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)
    .allowClientIncoming(name)
    .allowClientOutgoing(appSid)
    .generate();

module.exports = { mint };
