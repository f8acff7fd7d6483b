# shape: the end is a point in time
# sdks: modern
# fix: safe or unsafe or none (an end, no lifetime)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], valid_until: Time.now.to_i + input[:ttl])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.to_jwt
end
