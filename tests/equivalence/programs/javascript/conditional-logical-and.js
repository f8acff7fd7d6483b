// shape: the condition is an expression, not a statement
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt

const mint = ({ name, appSid, incoming }) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN
  })
  incoming && capability.addScope(new ClientCapability.IncomingClientScope(name))
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: appSid, clientName: name }))
  return capability.toJwt()
}

module.exports = { mint }
