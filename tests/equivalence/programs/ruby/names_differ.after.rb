# shape: calls come in for one name and go out under another
# sdks: modern
# fix: unsafe (incoming and outgoing names differ)
# rows: N3
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  voice_grant.outgoing_application_sid = input[:app_sid]
  token.add_grant(voice_grant)
  token.to_jwt
end
