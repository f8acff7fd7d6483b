# shape: the name is cleaned only after the token was constructed
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], ttl: 600)
  # Only letters, digits and underscores.
  client_name = input[:name].gsub(/\W+/, '_')
  token.identity = client_name
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)
  [client_name, token.to_jwt]
end
