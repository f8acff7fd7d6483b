# shape: the outgoing scope has nil as its name, beside an incoming scope with one
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s)
  grant = Twilio::JWT::AccessToken::VoiceGrant.new
  grant.outgoing_application_sid = input[:app_sid]
  grant.outgoing_application_params = input[:params]
  grant.incoming_allow = true
  token.add_grant(grant)
  token.to_jwt
end
