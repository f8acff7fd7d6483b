# shape: the name is a symbol
# sdks: modern
# fix: safe
require 'twilio-ruby'

MINUTES = 60
NAMES = %w[front_desk back_office].freeze

def mint(input)
  NAMES.each_with_object({}) do |name, tokens|
    capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: 15 * MINUTES)
    capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(name.to_sym))
    tokens[name] = capability.to_jwt
  end
end
