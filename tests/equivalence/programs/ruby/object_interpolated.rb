# shape: the only generation is that the object stands in a text
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  scope = Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name])
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], scopes: [scope])
  "Bearer #{capability}"
end
