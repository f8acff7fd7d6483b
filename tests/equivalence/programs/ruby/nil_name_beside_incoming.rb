# shape: the outgoing scope has nil as its name, beside an incoming scope with one
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], nil, input[:params]))
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.to_jwt
end
