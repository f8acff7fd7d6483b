# shape: the old quickstart: constants, a default name, a page
# sdks: legacy
# fix: unsafe (the SDK must be raised first)
require 'twilio-ruby'

ACCOUNT_SID = ENV['TWILIO_ACCOUNT_SID'].freeze
DEFAULT_CLIENT = 'jenny'

def mint(params)
  client_name = params[:name]
  client_name = DEFAULT_CLIENT if client_name.nil?
  access_token = Twilio::JWT::AccessToken.new(
    ACCOUNT_SID, ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: client_name.to_s
  )
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.outgoing_application_sid = ENV['TWILIO_APP_SID']
  voice_grant.incoming_allow = true
  access_token.add_grant voice_grant
  token = access_token.to_jwt
  %(<input type="hidden" id="#{client_name}" value="#{token}">)
end
