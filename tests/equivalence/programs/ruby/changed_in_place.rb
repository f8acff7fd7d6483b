# shape: the name and the parameters change in place, after the scope was made of them
# sdks: modern
# fix: safe or unsafe (the name changes before the token is generated)
require 'twilio-ruby'

def mint(input)
  name = input[:name].dup
  params = { agent: 'x' }
  scope = Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], name, params)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(scope)
  name << '_changed'
  params[:queue] = 'sales'
  capability.to_jwt
end
