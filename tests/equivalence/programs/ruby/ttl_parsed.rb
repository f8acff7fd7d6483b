# shape: the lifetime is a number made from text of the environment
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  ttl = ENV.fetch('TOKEN_TTL', '600').to_i
  capability = Twilio::JWT::ClientCapability.new ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: ttl
  capability.add_scope Twilio::JWT::ClientCapability::IncomingClientScope.new input[:name]
  return capability.to_jwt, ttl
end
