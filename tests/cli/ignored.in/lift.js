const { jwt } = require('twilio');

// tokenlift: ignore[capability-token] goes with the old lift
exports.lift = () => new jwt.ClientCapability({ accountSid: process.env.SID, authToken: process.env.TOKEN }).toJwt();

exports.ramp = () => new jwt.ClientCapability({ accountSid: process.env.SID, authToken: process.env.TOKEN }).toJwt();
