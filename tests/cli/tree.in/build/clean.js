const { AccessToken } = require('twilio').jwt;

module.exports = (sid, key, secret, identity) =>
  new AccessToken(sid, key, secret, { identity });
