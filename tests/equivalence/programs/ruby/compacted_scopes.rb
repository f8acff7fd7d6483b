# shape: the list of scopes has conditions inside
# sdks: modern
# fix: safe or none (the scopes are made by an expression)
require 'twilio-ruby'

def mint(input)
  incoming = Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name])
  outgoing = Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name])
  Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], scopes: [incoming, (outgoing if input[:outgoing])].compact).to_jwt
end
