# shape: keyword arguments with defaults, in a module with functions
# sdks: modern
# fix: safe
require 'twilio-ruby'

module VoiceTokens
  module_function

  def create(identity:, app_sid:, ttl: 3600, params: {})
    token = ::Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: identity.to_s, ttl: ttl)
    voice_grant = ::Twilio::JWT::AccessToken::VoiceGrant.new
    voice_grant.outgoing_application_sid = app_sid
    voice_grant.outgoing_application_params = params
    token.add_grant(voice_grant)
    token.to_jwt
  end
end

def mint(name:, app_sid:, ttl:, params:, **)
  VoiceTokens.create(identity: name, app_sid: app_sid, ttl: ttl, params: params)
end
