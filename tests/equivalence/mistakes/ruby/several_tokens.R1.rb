# mistake: one of the tokens is lost
require 'twilio-ruby'

API_KEY = ENV.fetch('TWILIO_API_KEY')
API_SECRET = ENV.fetch('TWILIO_API_SECRET')

def mint(input)
  mobile = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], API_KEY, API_SECRET, identity: input[:name], ttl: 60)
  push = Twilio::JWT::AccessToken::VoiceGrant.new
  push.push_credential_sid = 'CR1'
  mobile.add_grant(push)

  desk = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], API_KEY, API_SECRET, identity: 'desk')
  desk_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  desk_grant.incoming_allow = true
  desk.add_grant(desk_grant)
  caller = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], API_KEY, API_SECRET, identity: input[:name].to_s)
  caller_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  caller_grant.outgoing_application_sid = input[:app_sid]
  caller.add_grant(caller_grant)

  { mobile: mobile.to_jwt, caller: caller.to_jwt }
end
