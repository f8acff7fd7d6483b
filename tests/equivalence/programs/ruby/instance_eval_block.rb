# shape: the scopes are added as if the block were the token object
# sdks: modern
# fix: safe or none (the scopes are added in a block)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.instance_eval do
    add_scope Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name])
    add_scope Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name])
  end
  capability.to_jwt
end
