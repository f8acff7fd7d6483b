# frozen_string_literal: true

# A double of the SDK's releases 5.x to 7.x, as far as tokens go. `version` is written beside `lib` when it is laid out.
module Twilio
  VERSION = File.read(File.expand_path('../version', __dir__)).strip

  Configuration = Struct.new(:account_sid, :auth_token)

  def self.configuration
    @configuration ||= Configuration.new
  end

  # For the REST client; tokens know nothing of it.
  def self.configure
    yield configuration
  end

  def self.since?(version)
    numbers = ->(text) { text.split('.').map(&:to_i) }
    (numbers.call(VERSION) <=> numbers.call(version)) >= 0
  end

  module JWT
    CLASSES = {
      BaseJWT: 'twilio-ruby/jwt/jwt',
      ClientCapability: 'twilio-ruby/jwt/client_capability',
      AccessToken: 'twilio-ruby/jwt/access_token'
    }.freeze
    private_constant :CLASSES

    CLASSES.each { |name, path| Twilio.since?('5.33.1') ? autoload(name, path) : require(path) }
  end
end
