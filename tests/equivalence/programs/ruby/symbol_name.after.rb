# shape: the name is a symbol
# sdks: modern
# fix: safe
require 'twilio-ruby'

MINUTES = 60
NAMES = %w[front_desk back_office].freeze

def mint(input)
  NAMES.each_with_object({}) do |name, tokens|
    token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: name.to_sym.to_s, ttl: 15 * MINUTES)
    grant = Twilio::JWT::AccessToken::VoiceGrant.new
    grant.incoming_allow = true
    token.add_grant(grant)
    tokens[name] = token.to_jwt
  end
end
