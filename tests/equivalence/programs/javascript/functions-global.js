// shape: a serverless function that uses the SDK as a global and reads the context
// sdks: modern
// fix: unsafe or none (the global cannot be traced to the SDK)
exports.handler = function (context, event, callback) {
  const capability = new Twilio.jwt.ClientCapability({
    accountSid: context.TWILIO_ACCOUNT_SID,
    authToken: context.TWILIO_AUTH_TOKEN,
  });
  capability.addScope(new Twilio.jwt.ClientCapability.IncomingClientScope(event.name));
  callback(null, { token: capability.toJwt() });
};

exports.mint = (input) =>
  new Promise((resolve, reject) => {
    const context = {
      TWILIO_ACCOUNT_SID: process.env.TWILIO_ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: process.env.TWILIO_AUTH_TOKEN,
      TWILIO_API_KEY: process.env.TWILIO_API_KEY,
      TWILIO_API_SECRET: process.env.TWILIO_API_SECRET,
    };
    exports.handler(context, input, (error, body) => (error ? reject(error) : resolve(body)));
  });
