# shape: a controller that renders JSON and builds its token in a private method, with the framework's credentials
# sdks: modern
# fix: safe or unsafe (what the credentials are is in the same file)
require 'twilio-ruby'

class Rails
  def self.application
    new
  end

  def credentials
    { twilio: { account_sid: ENV['TWILIO_ACCOUNT_SID'], auth_token: ENV['TWILIO_AUTH_TOKEN'] } }
  end
end

class TokensController
  attr_reader :rendered

  def initialize(params)
    @params = params
  end

  def create
    @rendered = { json: { identity: @params[:name], token: capability_token } }
  end

  private

  def capability_token
    twilio = Rails.application.credentials[:twilio]
    capability = Twilio::JWT::ClientCapability.new twilio[:account_sid], twilio[:auth_token]
    capability.add_scope Twilio::JWT::ClientCapability::IncomingClientScope.new(@params[:name])
    capability.to_jwt
  end
end

def mint(input)
  controller = TokensController.new(input)
  controller.create
  controller.rendered
end
