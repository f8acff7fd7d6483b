# shape: the vendor's module is included, so that names are short
# sdks: modern
# fix: safe
require 'twilio-ruby'

include Twilio

def mint(input)
  capability = JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: input[:ttl])
  capability.add_scope(JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.to_s
end
