# shape: fields that the initialiser fills from the environment, used by a method
# sdks: modern
# fix: safe
require 'twilio-ruby'

class TokenGenerator
  attr_reader :account_sid

  def initialize
    @account_sid = ENV.fetch('TWILIO_ACCOUNT_SID')
    @app_sid = ENV.fetch('TWILIO_APP_SID', nil)
  end

  def for_client(name)
    token = Twilio::JWT::AccessToken.new(
      account_sid, ENV.fetch('TWILIO_API_KEY'), ENV.fetch('TWILIO_API_SECRET'), identity: name.to_s
    )
    voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
    voice_grant.outgoing_application_sid = @app_sid
    voice_grant.incoming_allow = true
    token.add_grant voice_grant
    token.to_jwt
  end
end

def mint(input)
  { token: TokenGenerator.new.for_client(input[:name]), name: input[:name] }
end
