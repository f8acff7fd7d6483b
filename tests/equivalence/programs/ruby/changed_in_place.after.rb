# shape: the name and the parameters change in place, after the scope was made of them
# sdks: modern
# fix: safe or unsafe (the name changes before the token is generated)
require 'twilio-ruby'

def mint(input)
  name = input[:name].dup
  params = { agent: 'x' }
  grant = Twilio::JWT::AccessToken::VoiceGrant.new
  grant.outgoing_application_sid = input[:app_sid]
  grant.outgoing_application_params = params
  token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: name)
  token.add_grant(grant)
  name << '_changed'
  params[:queue] = 'sales'
  token.to_jwt
end
