# shape: a chain over lines with dots at their start, in a method without an end
# sdks: modern
# fix: safe or none (the scopes are added in a block)
require 'twilio-ruby'

def token_for(name) =
  Twilio::JWT::ClientCapability
    .new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
    .tap { _1.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(name)) }
    .to_jwt

def mint(input) = { token: token_for(input[:name]) }
