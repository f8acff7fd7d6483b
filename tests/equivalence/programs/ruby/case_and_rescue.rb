# shape: a case decides over the scopes, and everything is rescued
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  name = input[:name]
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(name))
  case input[:vip]
  when true
    capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], name))
  else
    warn 'not allowed to call'
  end
  capability.to_jwt
rescue ArgumentError => e
  e.message
ensure
  warn 'minted'
end
