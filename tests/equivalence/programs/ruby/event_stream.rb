# shape: the token also subscribes to events
# sdks: modern
# fix: none (event stream)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.add_scope(Twilio::JWT::ClientCapability::EventStreamScope.new)
  capability.to_jwt
end
