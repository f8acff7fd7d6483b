# shape: the end is a point in time
# sdks: modern
# fix: safe or unsafe or none (an end, no lifetime)
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s, valid_until: Time.now.to_i + input[:ttl])
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  token.to_jwt
end
