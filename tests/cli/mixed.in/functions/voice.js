// The class is a global of the place this runs in.
exports.handler = function (context, event, callback) {
  const capability = new Twilio.jwt.ClientCapability({
    accountSid: context.ACCOUNT_SID,
    authToken: context.AUTH_TOKEN,
  });
  capability.addScope(new Twilio.jwt.ClientCapability.IncomingClientScope(event.name));
  callback(null, capability.toJwt());
};
