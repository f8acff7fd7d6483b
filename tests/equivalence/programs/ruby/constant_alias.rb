# shape: the class under another name, and its scopes below that
# sdks: modern
# fix: safe
require 'twilio-ruby'

Capability = Twilio::JWT::ClientCapability

def mint(input)
  capability = Capability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope Capability::IncomingClientScope.new(input[:name])
  capability.add_scope Capability::OutgoingClientScope.new(input[:app_sid])
  "token: #{capability}"
end
