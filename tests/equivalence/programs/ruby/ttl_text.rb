# shape: the lifetime is text of the environment, which the old class cannot add to a time
# sdks: modern
# mints: never
# fix: none (the lifetime is text)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: ENV['TOKEN_TTL'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.to_jwt
end
