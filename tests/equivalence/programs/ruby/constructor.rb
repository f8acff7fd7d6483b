# shape: the plain case: a token for a client that may call and be called
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])

  outgoing_scope = Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name])
  capability.add_scope(outgoing_scope)

  incoming_scope = Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name])
  capability.add_scope(incoming_scope)

  capability.to_jwt
end
