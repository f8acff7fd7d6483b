# shape: parameters that are nil and a list
# sdks: modern
# fix: unsafe (parameters that are no text)
# rows: V4?
require 'twilio-ruby'

def mint(input)
  params = { campaign: nil, skills: %w[de en] }
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: input[:name].to_s)
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.outgoing_application_sid = input[:app_sid]
  voice_grant.outgoing_application_params = params
  token.add_grant(voice_grant)
  token.to_jwt
end
