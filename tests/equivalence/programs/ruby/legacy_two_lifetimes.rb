# shape: one token object is generated twice, with two lifetimes
# sdks: legacy
# fix: unsafe or none (the SDK must be raised first; two lifetimes need two tokens)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::Util::Capability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.allow_client_incoming(input[:name])
  [capability.generate(60), capability.generate]
end
