// shape: the class is only extended here
// sdks: modern
// fix: none (a subclass, no construction of the class itself)
const { ClientCapability } = require('twilio').jwt;

class AgentCapability extends ClientCapability {
  constructor(name) {
    super({ accountSid: process.env.TWILIO_ACCOUNT_SID, authToken: process.env.TWILIO_AUTH_TOKEN, ttl: 600 });
    this.addScope(new ClientCapability.IncomingClientScope(name));
  }
}

exports.mint = (input) => new AgentCapability(input.name).toJwt();
