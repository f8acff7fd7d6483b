# shape: the scopes are gathered in a list before the construction
# sdks: modern
# fix: safe or none (the scopes are gathered in a list)
require 'twilio-ruby'

def mint(input)
  scopes = [Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name])]
  if input[:outgoing]
    scopes << Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name], input[:params])
  end
  Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], scopes: scopes, ttl: input[:ttl]).to_jwt
end
