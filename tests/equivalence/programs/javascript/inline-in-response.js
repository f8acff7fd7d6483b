// shape: a request handler that generates inside the response object
// sdks: modern
// fix: safe
const { ClientCapability } = require('twilio').jwt;

const routes = {};
const app = { get: (path, handler) => { routes[path] = handler; } };

app.get('/token', (req, res) => {
  const capability = new ClientCapability({
    accountSid: process.env.TWILIO_ACCOUNT_SID,
    authToken: process.env.TWILIO_AUTH_TOKEN,
    ttl: 600,
  });
  capability.addScope(new ClientCapability.IncomingClientScope(req.query.name));
  capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid: process.env.TWILIO_APP_SID }));
  res.json({ identity: req.query.name, token: capability.toJwt() });
});

exports.mint = (input) => {
  let sent;
  routes['/token']({ query: input }, { json: (body) => { sent = body; } });
  return sent;
};
