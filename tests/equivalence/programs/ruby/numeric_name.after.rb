# shape: the name may be a number, as row ids are
# sdks: modern
# inputs: numeric-name
# fix: safe
require 'twilio-ruby'

def mint(user)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: user[:name].to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  voice_grant.outgoing_application_sid = user[:app_sid]
  token.add_grant(voice_grant)
  token.to_jwt
end
