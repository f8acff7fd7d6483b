# shape: the scopes are gathered in a list before the construction
# sdks: modern
# fix: safe or none (the scopes are gathered in a list)
require 'twilio-ruby'

def mint(input)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  if input[:outgoing]
    voice_grant.outgoing_application_sid = input[:app_sid]
    voice_grant.outgoing_application_params = input[:params]
  end
  Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], [voice_grant], identity: input[:name].to_s, ttl: input[:ttl]).to_jwt
end
