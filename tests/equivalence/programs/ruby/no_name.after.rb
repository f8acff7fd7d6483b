# shape: outgoing calls only, and nobody has a name
# sdks: modern
# fix: unsafe (no client name)
# identity: 'web_visitor'
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: 'web_visitor', ttl: 600)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.outgoing_application_sid = input[:app_sid]
  voice_grant.outgoing_application_params = input[:params]
  token.add_grant(voice_grant)
  token.to_jwt
end
