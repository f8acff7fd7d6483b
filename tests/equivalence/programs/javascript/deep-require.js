// shape: the class from its own file, where the file is the class
// sdks: 3.15.0 3.84.1
// fix: safe
'use strict';

const ClientCapability = require('twilio/lib/jwt/ClientCapability');

module.exports.mint = function mint(input) {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 300,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(input.name));
  return capability.toJwt();
};
