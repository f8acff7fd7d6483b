# shape: the scopes are made by classes and methods whose names are made at run time
# sdks: modern
# fix: none (a method that cannot be read)
require 'twilio-ruby'

def mint(input)
  capability = Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  { Incoming: input[:name], Outgoing: input[:app_sid] }.each do |kind, argument|
    scope = Twilio::JWT::ClientCapability.const_get("#{kind}ClientScope").new(argument)
    capability.public_send("add_#{:scope}", scope)
  end
  capability.to_jwt
end
