# shape: the name is cleaned only after the token was constructed
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: 600)
  # Only letters, digits and underscores.
  client_name = input[:name].gsub(/\W+/, '_')
  incoming = Twilio::JWT::ClientCapability::IncomingClientScope.new(client_name)
  capability.add_scope(incoming)
  [client_name, capability.to_jwt]
end
