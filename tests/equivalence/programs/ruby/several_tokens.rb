# shape: two tokens beside an access token that was there before, with keys of its own
# sdks: modern
# fix: safe
require 'twilio-ruby'

API_KEY = ENV.fetch('TWILIO_API_KEY')
API_SECRET = ENV.fetch('TWILIO_API_SECRET')

def mint(input)
  mobile = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], API_KEY, API_SECRET, identity: input[:name], ttl: 60)
  push = Twilio::JWT::AccessToken::VoiceGrant.new
  push.push_credential_sid = 'CR1'
  mobile.add_grant(push)

  desk = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  desk.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new('desk'))
  caller = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  caller.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name]))

  { mobile: mobile.to_jwt, desk: desk.to_jwt, caller: caller.to_jwt }
end
