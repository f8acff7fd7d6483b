const { ClientCapability } = require('twilio').jwt;
const { agent, config } = require('./config');

const token = new ClientCapability({ accountSid: config.sid, authToken: config.authToken });
token.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: config.app }));
console.log(token.toJwt());
