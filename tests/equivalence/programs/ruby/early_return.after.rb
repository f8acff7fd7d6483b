# shape: generated before the second scope on one path, after it on the other
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  return token.to_jwt unless input[:outgoing]

  voice_grant.outgoing_application_sid = input[:app_sid]
  voice_grant.outgoing_application_params = input[:params]
  token.to_jwt
end
