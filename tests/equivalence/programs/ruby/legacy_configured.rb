# shape: the credentials are those of the configuration, which the construction does not name
# sdks: legacy
# fix: unsafe or none (the SDK must be raised first; the credentials are not named)
require 'twilio-ruby'

Twilio.configure do |config|
  config.account_sid = ENV['TWILIO_ACCOUNT_SID']
  config.auth_token = ENV['TWILIO_AUTH_TOKEN']
end

def mint(input)
  capability = Twilio::Util::Capability.new
  capability.allow_client_incoming input[:name]
  capability.generate
end
