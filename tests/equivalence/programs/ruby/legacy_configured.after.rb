# shape: the credentials are those of the configuration, which the construction does not name
# sdks: legacy
# fix: unsafe or none (the SDK must be raised first; the credentials are not named)
require 'twilio-ruby'

Twilio.configure do |config|
  config.account_sid = ENV['TWILIO_ACCOUNT_SID']
  config.auth_token = ENV['TWILIO_AUTH_TOKEN']
end

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant voice_grant
  token.to_jwt
end
