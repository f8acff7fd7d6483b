# shape: the options of the constructor come as they are
# sdks: modern
# fix: none (scopes and lifetime cannot be read)
require 'twilio-ruby'

def capability_token(**options)
  Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], **options).to_jwt
end

def mint(input)
  capability_token(ttl: 600, scopes: [Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name])])
end
