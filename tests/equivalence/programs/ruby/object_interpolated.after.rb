# shape: the only generation is that the object stands in a text
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], [voice_grant], identity: input[:name].to_s)
  "Bearer #{token}"
end
