# shape: keyword arguments with defaults, in a module with functions
# sdks: modern
# fix: safe
require 'twilio-ruby'

module VoiceTokens
  module_function

  def create(identity:, app_sid:, ttl: 3600, params: {})
    capability = ::Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], ttl: ttl)
    capability.add_scope(
      ::Twilio::JWT::ClientCapability::OutgoingClientScope.new(app_sid, identity, params)
    )
    capability.to_jwt
  end
end

def mint(name:, app_sid:, ttl:, params:, **)
  VoiceTokens.create(identity: name, app_sid: app_sid, ttl: ttl, params: params)
end
