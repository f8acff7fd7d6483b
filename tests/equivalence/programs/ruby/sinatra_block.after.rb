# shape: the block of a route, and the token in a page
# sdks: modern
# fix: safe
require 'twilio-ruby'

ROUTES = {}

def get(path, &block)
  ROUTES[path] = block
end

get '/token' do |params|
  client_name = params[:name]

  # Create access token
  token = Twilio::JWT::AccessToken.new(
    ENV['TWILIO_ACCOUNT_SID'],
    ENV['TWILIO_API_KEY'],
    ENV['TWILIO_API_SECRET'],
    identity: client_name.to_s
  )
  voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
  voice_grant.incoming_allow = true
  voice_grant.outgoing_application_sid = ENV['TWILIO_APP_SID']
  token.add_grant(voice_grant)

  <<~HTML
    <script>
      Twilio.Device.setup("#{token.to_jwt}");
    </script>
  HTML
end

def mint(input)
  ROUTES['/token'].call(input)
end
