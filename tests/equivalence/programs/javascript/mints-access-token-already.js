// shape: the same function mints an access token for video, with keys under names of its own
// sdks: modern
// fix: safe
const { AccessToken, ClientCapability } = require('twilio').jwt;
const { VideoGrant } = AccessToken;

const accountSid = process.env.TWILIO_ACCOUNT_SID;
const keySid = process.env.TWILIO_API_KEY;
const keySecret = process.env.TWILIO_API_SECRET;

exports.mint = (input) => {
  const video = new AccessToken(accountSid, keySid, keySecret, { identity: input.name, ttl: 60 });
  video.addGrant(new VideoGrant({ room: 'lobby' }));

  const voice = new ClientCapability({ accountSid, authToken: process.env.TWILIO_AUTH_TOKEN, ttl: 60 });
  voice.addScope(new ClientCapability.IncomingClientScope(input.name));

  return { video: video.toJwt(), voice: voice.toJwt() };
};
