# shape: the same file reads the scope of the tokens it mints
# sdks: modern
# fix: unsafe (the file checks the claims of the token)
require 'json'
require 'twilio-ruby'

def may_receive?(token)
  claims = JSON.parse(token.split('.')[1].tr('-_', '+/').unpack1('m'))
  claims['scope'].include?('client:incoming')
end

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(input[:name]))
  capability.to_jwt
end
