# shape: every name that new code would like to use is taken
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  token = 'a'
  access_token = grant = 'b'
  voice_grant = input[:other]
  capability = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s)
  new_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  new_grant.incoming_allow = true
  capability.add_grant(new_grant)
  [token, access_token, grant, voice_grant, capability.to_jwt]
end
