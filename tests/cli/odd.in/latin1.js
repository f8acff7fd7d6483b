// twilio ClientCapability é
