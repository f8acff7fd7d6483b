# shape: the old class with parameters and a lifetime
# sdks: legacy
# inputs: separators
# fix: unsafe (the SDK must be raised first)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::Util::Capability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.allow_client_outgoing(input[:app_sid], input[:params])
  capability.allow_client_incoming(input[:name]) if input[:incoming]
  { 'token' => capability.generate(input[:ttl]) }
end
