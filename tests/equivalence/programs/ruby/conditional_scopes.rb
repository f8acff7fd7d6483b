# shape: scopes with conditions behind them
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  name = input[:name]
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], name, input[:params]))
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(name)) if input[:incoming]
  capability.to_jwt
end
