# shape: a lifetime of a week
# sdks: modern
# fix: unsafe (the lifetime is above the limit)
# rows: T1
require 'twilio-ruby'

WEEK = 7 * 24 * 60 * 60

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s, ttl: 86_400)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  token.to_jwt
end
