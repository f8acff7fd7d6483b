# mistake: the token starts later
require 'twilio-ruby'

def mint(input)
  starts = Time.now.to_i - 30
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s, nbf: starts + 60, ttl: 660)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  token.to_jwt
end
