# shape: a lambda mints, and its parameter is an instance of a struct
# sdks: modern
# fix: safe or unsafe (readers of an object are calls, and would be made in another order)

# frozen_string_literal: true

require 'twilio-ruby'

Agent = Struct.new(:name, :app_sid)

MINT = lambda do |agent|
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::OutgoingClientScope.new(agent.app_sid, agent.name))
  capability.to_jwt
end

def mint(input)
  MINT.(Agent.new(input[:name], input[:app_sid]))
end
