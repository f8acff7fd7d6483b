# mistake: the application is forgotten
require 'twilio-ruby'

def mint(user)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: user[:name].to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  token.to_jwt
end
