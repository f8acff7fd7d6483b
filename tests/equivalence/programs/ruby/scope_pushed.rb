# shape: adding a scope returns all of them, and the second one is pushed onto that
# sdks: modern
# fix: safe or none (a scope that is no argument of the token's own methods)
require 'twilio-ruby'

def mint(input)
  incoming = Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name])
  outgoing = Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name])
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(incoming) << outgoing
  capability.to_jwt
end
