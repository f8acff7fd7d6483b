# shape: a public method hands the token object to whoever calls it
# sdks: modern
# fix: none (the token leaves the file)
require 'twilio-ruby'

class CapabilityProvider
  def capability_for(name)
    capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
    capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(name))
    capability
  end
end

def mint(input)
  CapabilityProvider.new.capability_for(input[:name]).to_jwt
end
