# shape: every name that new code would like to use is taken
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  token = 'a'
  access_token = grant = 'b'
  voice_grant = input[:other]
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  [token, access_token, grant, voice_grant, capability.to_jwt]
end
