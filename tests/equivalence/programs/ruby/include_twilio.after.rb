# shape: the vendor's module is included, so that names are short
# sdks: modern
# fix: safe
require 'twilio-ruby'

include Twilio

def mint(input)
  token = JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s, ttl: input[:ttl])
  voice_grant = JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  token.to_s
end
