# shape: the class is only extended here
# sdks: modern
# fix: none (a subclass, no construction of the class itself)
require 'twilio-ruby'

class SupportToken < Twilio::JWT::ClientCapability
  def initialize(agent)
    super(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: 600)
    add_scope(IncomingClientScope.new(agent))
  end
end

def mint(input)
  SupportToken.new(input[:name]).to_jwt
end
