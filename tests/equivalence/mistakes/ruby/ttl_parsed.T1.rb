# mistake: the lifetime is forgotten
require 'twilio-ruby'

def mint(input)
  ttl = ENV.fetch('TOKEN_TTL', '600').to_i
  token = Twilio::JWT::AccessToken.new ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant voice_grant
  return token.to_jwt, ttl
end
