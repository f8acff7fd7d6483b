const jwt = require('jsonwebtoken');
// No twilio class, a scope of its tokens.
exports.token = (name) => {
  const scope = `scope:client:incoming?clientName=${encodeURIComponent(name)}`;
  return jwt.sign({ scope, iss: process.env.ACCOUNT }, process.env.KEY, { expiresIn: 600 });
};
