# shape: the scopes are added in a block, and the generation ends the chain
# sdks: modern
# fix: safe or none (the scopes are added in a block)
require 'twilio-ruby'

def mint(input)
  Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: input[:ttl]).tap do |c|
    c.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
    c.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name], input[:params]))
  end.to_jwt
end
