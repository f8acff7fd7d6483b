# shape: the scopes are assigned to the token's property
# sdks: modern
# fix: safe or none (the scopes are assigned)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.scopes = [Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name])]
  capability.to_jwt
end
