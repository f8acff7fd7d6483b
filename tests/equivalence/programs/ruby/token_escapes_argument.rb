# shape: the token object is handed to code of elsewhere
# sdks: modern
# fix: none (the token is handed to unknown code)
require 'twilio-ruby'

HOOKS = []

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  HOOKS.each { |hook| hook.call(capability) }
  capability.to_jwt
end
