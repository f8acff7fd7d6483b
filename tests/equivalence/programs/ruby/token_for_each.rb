# shape: a token for each of several agents, as pairs of a hash
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  ['anna', 'ben', input[:name]].each_with_index.to_h do |agent, i|
    capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: 60 * (i + 1))
    capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(agent))
    [agent, capability.to_jwt]
  end
end
