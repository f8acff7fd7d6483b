# shape: the same variable holds one token object after the other, and then their texts
# sdks: modern
# fix: safe or unsafe or none (the variable is assigned twice)
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: 60)
  token.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  first = token.to_jwt
  token = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: 120)
  token.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name]))
  token = token.to_jwt
  [first, token]
end
