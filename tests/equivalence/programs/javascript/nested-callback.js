// shape: scopes in a callback, generated in another
// sdks: modern
// fix: safe or unsafe or none (the token crosses callbacks)
const { ClientCapability } = require('twilio').jwt;

const lookUp = (input, done) => setImmediate(done, null, input.name);

exports.mint = (input) =>
  new Promise((resolve, reject) => {
    const capability = new ClientCapability({
      accountSid: process.env.TWILIO_ACCOUNT_SID,
      authToken: process.env.TWILIO_AUTH_TOKEN,
    });
    lookUp(input, (error, name) => {
      if (error) return reject(error);
      capability.addScope(new ClientCapability.IncomingClientScope(name));
      setImmediate(() => resolve({ token: capability.toJwt() }));
    });
  });
