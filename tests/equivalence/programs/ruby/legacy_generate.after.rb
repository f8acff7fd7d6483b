# shape: the old class with parameters and a lifetime
# sdks: legacy
# inputs: separators
# fix: unsafe (the SDK must be raised first)
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s, ttl: input[:ttl])
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.outgoing_application_sid = input[:app_sid]
  voice_grant.outgoing_application_params = input[:params]
  voice_grant.incoming_allow = true if input[:incoming]
  token.add_grant(voice_grant)
  { 'token' => token.to_jwt }
end
