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

  # Create capability token
  capability = Twilio::JWT::ClientCapability.new(
    ENV['TWILIO_ACCOUNT_SID'],
    ENV['TWILIO_AUTH_TOKEN'],
    scopes: [
      Twilio::JWT::ClientCapability::IncomingClientScope.new(client_name),
      Twilio::JWT::ClientCapability::OutgoingClientScope.new(ENV['TWILIO_APP_SID'], client_name)
    ]
  )

  <<~HTML
    <script>
      Twilio.Device.setup("#{capability.to_jwt}");
    </script>
  HTML
end

def mint(input)
  ROUTES['/token'].call(input)
end
