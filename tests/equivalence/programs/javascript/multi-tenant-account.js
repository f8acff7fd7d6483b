// shape: the credentials belong to the tenant that asks
// sdks: modern
// fix: unsafe (credentials of an account object)
const { ClientCapability } = require('twilio').jwt;

exports.mint = ({ account, name, appSid }) => {
  const capability = new ClientCapability({
    accountSid: account.sid,
    authToken: account.token,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(name));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: appSid, clientName: name }));
  return capability.toJwt();
};
