# mistake: the identity is another
require 'twilio-ruby'

def mint(input)
  token = Twilio::JWT::AccessToken.new(
    ENV['TWILIO_ACCOUNT_SID'],
    ENV['TWILIO_API_KEY'],
    ENV['TWILIO_API_SECRET'],
    identity: input[:other]
  )

  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.outgoing_application_sid = input[:app_sid]
  voice_grant.incoming_allow = true
  token.add_grant(voice_grant)

  token.to_jwt
end
