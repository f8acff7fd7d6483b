# shape: adding a scope returns all of them, and the second one is pushed onto that
# sdks: modern
# fix: safe or none (a scope that is no argument of the token's own methods)
require 'twilio-ruby'

def mint(input)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  voice_grant.outgoing_application_sid = input[:app_sid]
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s)
  token.add_grant(voice_grant)
  token.to_jwt
end
