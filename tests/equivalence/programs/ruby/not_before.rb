# shape: the token is valid only from a point in time that the source sets
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  starts = Time.now.to_i - 30
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], nbf: starts, ttl: 600)
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.to_jwt
end
