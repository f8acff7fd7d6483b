# shape: a method yields the token object to the block of whoever calls it
# sdks: modern
# fix: none (the token is handed to unknown code)
require 'twilio-ruby'

def with_capability
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  yield capability
  capability.to_jwt
end

def mint(input)
  with_capability do |capability|
    capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  end
end
