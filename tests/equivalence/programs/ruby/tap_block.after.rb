# shape: the scopes are added in a block, and the generation ends the chain
# sdks: modern
# fix: safe or none (the scopes are added in a block)
require 'twilio-ruby'

def mint(input)
  Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s, ttl: input[:ttl]).tap do |t|
    grant = Twilio::JWT::AccessToken::VoiceGrant.new
    grant.incoming_allow = true
    grant.outgoing_application_sid = input[:app_sid]
    grant.outgoing_application_params = input[:params]
    t.add_grant(grant)
  end.to_jwt
end
