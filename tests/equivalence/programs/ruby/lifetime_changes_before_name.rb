# shape: the lifetime is given at the construction, and its variable changes before the name is known
# sdks: modern
# fix: safe or unsafe or none (the construction would move across a change)
# rows: T1?
require 'twilio-ruby'

def mint(input)
  ttl = input[:ttl]
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: ttl)
  ttl = 5
  name = "#{input[:name]}_#{ttl}"
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(name))
  [ttl, capability.to_jwt]
end
