# shape: one token object is generated twice, with two lifetimes
# sdks: legacy
# fix: unsafe or none (the SDK must be raised first; two lifetimes need two tokens)
require 'twilio-ruby'

def mint(input)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  [60, 3600].map do |ttl|
    Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], [voice_grant], identity: input[:name].to_s, ttl: ttl).to_jwt
  end
end
