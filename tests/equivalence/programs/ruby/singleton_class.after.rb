# shape: a method of the class itself, whose name and lifetime have defaults
# sdks: modern
# fix: safe
require 'json'
require 'twilio-ruby'

class VoiceToken
  SID = ENV.fetch('TWILIO_ACCOUNT_SID')

  class << self
    def for(name = 'guest', ttl: 600)
      token = Twilio::JWT::AccessToken.new(
        SID, ENV.fetch('TWILIO_API_KEY'), ENV.fetch('TWILIO_API_SECRET'), identity: name.to_s, ttl: ttl
      )
      voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
      voice_grant.incoming_allow = true
      token.add_grant(voice_grant)
      { token: token.to_jwt }.to_json
    end
  end
end

def mint(input)
  [VoiceToken.for, VoiceToken.for(input[:name], ttl: input[:ttl])]
end
