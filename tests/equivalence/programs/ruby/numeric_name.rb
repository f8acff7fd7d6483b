# shape: the name may be a number, as row ids are
# sdks: modern
# inputs: numeric-name
# fix: safe
require 'twilio-ruby'

def mint(user)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(user[:name]))
  capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(user[:app_sid]))
  capability.to_jwt
end
