# shape: both credentials are read at once
# sdks: modern
# fix: safe or unsafe (credentials inside a list)
require 'twilio-ruby'

ACCOUNT_SID, AUTH_TOKEN = ENV.values_at('TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN')

def mint(input)
  name = input.fetch(:name) { 'guest' }
  capability = Twilio::JWT::ClientCapability.new(ACCOUNT_SID, AUTH_TOKEN)
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(name))
  'Bearer ' + capability.to_s
end
