// shape: no semicolons, and lines that start with a bracket or a parenthesis
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt

exports.mint = (input) => {
  const seen = []
  const capability = new ClientCapability({ accountSid: process.env.TWILIO_ACCOUNT_SID, authToken: process.env.TWILIO_AUTH_TOKEN })
  ;[1, 2].forEach((n) => seen.push(n))
  capability.addScope(new ClientCapability.IncomingClientScope(input.name))
  ;(function () { seen.push(3) })()
  return [seen, capability.toJwt()]
}
