# shape: the only name is under a condition
# sdks: modern
# fix: safe or unsafe (no client name on one path)
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.outgoing_application_sid = input[:app_sid]
  unless input[:vip]
    voice_grant.incoming_allow = true
  end
  token.add_grant(voice_grant)
  token.to_jwt
end
