# shape: nothing old is left here
# sdks: modern
# fix: none (an access token already)
require 'twilio-ruby'

# Was Twilio::JWT::ClientCapability once.
def mint(input)
  grant = Twilio::JWT::AccessToken::VoiceGrant.new
  grant.outgoing_application_sid = input[:app_sid]
  grant.incoming_allow = true
  Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], [grant], identity: input[:name]).to_jwt
end
