# shape: a class that does not exist, though many believe it does
# sdks: modern
# mints: never
# fix: none (an error of the author)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::Capability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::Capability::IncomingClientScope.new(input[:name]))
  capability.to_jwt
end
