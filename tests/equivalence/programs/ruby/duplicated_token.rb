# shape: the token object is duplicated
# sdks: modern
# fix: none (the token is handed to unknown code)
require 'twilio-ruby'

def mint(input)
  base = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  ['anna', input[:name]].map do |agent|
    capability = base.dup
    capability.scopes = [Twilio::JWT::ClientCapability::IncomingClientScope.new(agent)]
    capability.to_jwt
  end
end
