# shape: the old quickstart: constants, a default name, a page
# sdks: legacy
# fix: unsafe (the SDK must be raised first)
require 'twilio-ruby'

ACCOUNT_SID = ENV['TWILIO_ACCOUNT_SID'].freeze
AUTH_TOKEN = ENV['TWILIO_AUTH_TOKEN'].freeze
DEFAULT_CLIENT = 'jenny'

def mint(params)
  client_name = params[:name]
  client_name = DEFAULT_CLIENT if client_name.nil?
  capability = Twilio::Util::Capability.new ACCOUNT_SID, AUTH_TOKEN
  capability.allow_client_outgoing ENV['TWILIO_APP_SID']
  capability.allow_client_incoming client_name
  token = capability.generate()
  %(<input type="hidden" id="#{client_name}" value="#{token}">)
end
