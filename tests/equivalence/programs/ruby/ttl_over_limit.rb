# shape: a lifetime of a week
# sdks: modern
# fix: unsafe (the lifetime is above the limit)
# rows: T1
require 'twilio-ruby'

WEEK = 7 * 24 * 60 * 60

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: WEEK)
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.to_jwt
end
