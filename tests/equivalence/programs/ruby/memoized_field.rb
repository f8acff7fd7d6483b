# shape: the token is constructed by whoever asks for it first
# sdks: modern
# fix: safe or none (the token crosses methods)
require 'twilio-ruby'

class Softphone
  def initialize(name)
    @name = name
  end

  def token
    capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(@name))
    capability.to_jwt
  end

  private

  def capability
    @capability ||= Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  end
end

def mint(input)
  Softphone.new(input[:name]).token
end
