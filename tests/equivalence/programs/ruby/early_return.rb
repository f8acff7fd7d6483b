# shape: generated before the second scope on one path, after it on the other
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  return capability.to_jwt unless input[:outgoing]

  capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name], input[:params]))
  capability.to_jwt
end
