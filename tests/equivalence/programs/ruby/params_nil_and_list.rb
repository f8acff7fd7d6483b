# shape: parameters that are nil and a list
# sdks: modern
# fix: unsafe (parameters that are no text)
# rows: V4?
require 'twilio-ruby'

def mint(input)
  params = { campaign: nil, skills: %w[de en] }
  scope = Twilio::JWT::ClientCapability::OutgoingClientScope.new(input[:app_sid], input[:name], params)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(scope)
  capability.to_jwt
end
