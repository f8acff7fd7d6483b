# shape: the only name is under a condition
# sdks: modern
# fix: safe or unsafe (no client name on one path)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid]))
  unless input[:vip]
    capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  end
  capability.to_jwt
end
