# shape: outgoing calls only, and nobody has a name
# sdks: modern
# fix: unsafe (no client name)
# identity: 'web_visitor'
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: 600)
  capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], nil, input[:params]))
  capability.to_jwt
end
