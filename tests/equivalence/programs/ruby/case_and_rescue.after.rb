# shape: a case decides over the scopes, and everything is rescued
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  name = input[:name]
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: name.to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  case input[:vip]
  when true
    voice_grant.outgoing_application_sid = input[:app_sid]
  else
    warn 'not allowed to call'
  end
  token.add_grant(voice_grant)
  token.to_jwt
rescue ArgumentError => e
  e.message
ensure
  warn 'minted'
end
