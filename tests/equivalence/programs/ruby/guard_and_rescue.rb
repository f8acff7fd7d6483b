# shape: a guard before, and a rescue behind the generation
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  return 'no name' if input[:name].empty? || input[:vip]

  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: input[:ttl])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  token = capability.to_jwt rescue nil
  { token: token, ttl: input[:ttl] }
end
