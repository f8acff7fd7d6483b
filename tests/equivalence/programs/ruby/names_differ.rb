# shape: calls come in for one name and go out under another
# sdks: modern
# fix: unsafe (incoming and outgoing names differ)
# rows: N3
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:other]))
  capability.to_jwt
end
