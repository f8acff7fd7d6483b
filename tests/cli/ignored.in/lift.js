// Fact: comments on the line, on the line before and inside a statement ignore what is found there.
const { ClientCapability } = require('twilio').jwt;

function lift(floor) {
  // tokenlift: ignore[capability-token] goes with the old lift
  const cap = new ClientCapability({ accountSid: process.env.SID, authToken: process.env.TOKEN });
  cap.addScope(new ClientCapability.IncomingClientScope(floor));
  return cap.toJwt();
}

function stairs(floor) {
  const cap = new ClientCapability({ accountSid: process.env.SID, authToken: process.env.TOKEN }); /* tokenlift: ignore[capability-token] */
  cap.addScope(new ClientCapability.IncomingClientScope(floor));
  return cap.toJwt();
}

function ramp(floor) {
  const cap = new ClientCapability({ accountSid: process.env.SID, authToken: process.env.TOKEN });
  cap.addScope(new ClientCapability.IncomingClientScope(floor));
  return cap.toJwt();
}

module.exports = { lift, stairs, ramp };
