# shape: parameters with symbols, with strings and with a number
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  capability.add_scope(
    Twilio::JWT::ClientCapability::OutgoingClientScope.new(
      input[:app_sid], input[:name], agent: 'a + b', 'Queue' => "q#{1 + 1}", n: 5, kind: :vip
    )
  )
  capability.to_jwt
end
