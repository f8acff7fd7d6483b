# shape: the credentials belong to the tenant that asks
# sdks: modern
# fix: unsafe (credentials of an account object)
require 'twilio-ruby'

def mint(input)
  account = input[:account]
  capability = Twilio::JWT::ClientCapability.new(account[:sid], account[:token])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.to_jwt
end
