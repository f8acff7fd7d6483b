# shape: fields that the initialiser fills from the environment, used by a method
# sdks: modern
# fix: safe
require 'twilio-ruby'

class TokenGenerator
  attr_reader :account_sid

  def initialize
    @account_sid = ENV.fetch('TWILIO_ACCOUNT_SID')
    @auth_token = ENV.fetch('TWILIO_AUTH_TOKEN')
    @app_sid = ENV.fetch('TWILIO_APP_SID', nil)
  end

  def for_client(name)
    capability = Twilio::JWT::ClientCapability.new(account_sid, @auth_token)
    capability.add_scope Twilio::JWT::ClientCapability::OutgoingClientScope.new(@app_sid, name)
    capability.add_scope Twilio::JWT::ClientCapability::IncomingClientScope.new(name)
    capability.to_jwt
  end
end

def mint(input)
  { token: TokenGenerator.new.for_client(input[:name]), name: input[:name] }
end
