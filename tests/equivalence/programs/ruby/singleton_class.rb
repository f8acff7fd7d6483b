# shape: a method of the class itself, whose name and lifetime have defaults
# sdks: modern
# fix: safe
require 'json'
require 'twilio-ruby'

class VoiceToken
  SID = ENV.fetch('TWILIO_ACCOUNT_SID')
  SECRET = ENV.fetch('TWILIO_AUTH_TOKEN')
  private_constant :SECRET

  class << self
    def for(name = 'guest', ttl: 600)
      capability = Twilio::JWT::ClientCapability.new(SID, SECRET, ttl: ttl)
      capability.add_scope(Twilio::JWT::ClientCapability::IncomingClientScope.new(name))
      { token: capability.to_jwt }.to_json
    end
  end
end

def mint(input)
  [VoiceToken.for, VoiceToken.for(input[:name], ttl: input[:ttl])]
end
