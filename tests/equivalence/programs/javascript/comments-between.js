// shape: comments before, between, inside and behind the statements
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

exports.mint = (input) => {
  // Credentials come from the environment.
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID, // the main account
    authToken: process.env.TWILIO_AUTH_TOKEN,
    /* ten minutes */ ttl: 600,
  });

  // Let colleagues call this browser.
  capability.addScope(new ClientCapability.IncomingClientScope(input.name)); // by name
  /*
   * Let this browser call out.
   */
  capability.addScope(new ClientCapability.OutgoingClientScope({
    applicationSid: input.appSid,
    // shown on the other end
    clientName: input.name,
  }));

  // The browser asks for a new one in time.
  return capability.toJwt();
};
