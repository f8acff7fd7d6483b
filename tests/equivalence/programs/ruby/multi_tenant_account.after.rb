# shape: the credentials belong to the tenant that asks
# sdks: modern
# fix: unsafe (credentials of an account object)
require 'twilio-ruby'

def mint(input)
  account = input[:account]
  token = Twilio::JWT::AccessToken.new(
    account[:sid], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s
  )
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  token.to_jwt
end
