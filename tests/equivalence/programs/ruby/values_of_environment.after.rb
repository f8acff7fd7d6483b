# shape: both credentials are read at once
# sdks: modern
# fix: safe or unsafe (credentials inside a list)
require 'twilio-ruby'

ACCOUNT_SID, = ENV.values_at('TWILIO_ACCOUNT_SID')

def mint(input)
  name = input.fetch(:name) { 'guest' }
  token = Twilio::JWT::AccessToken.new(ACCOUNT_SID, ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: name.to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  'Bearer ' + token.to_s
end
