# frozen_string_literal: true

# A double of the SDK's releases 3.2 to 4.13, as far as tokens go. `version` is written beside `lib` when it is laid out.
module Twilio
  VERSION = File.read(File.expand_path('../version', __dir__)).strip

  Configuration = Struct.new(:account_sid, :auth_token)

  def self.since?(version)
    numbers = ->(text) { text.split('.').map(&:to_i) }
    (numbers.call(VERSION) <=> numbers.call(version)) >= 0
  end

  def self.configuration
    @configuration ||= Configuration.new
  end

  def self.configure
    yield configuration
  end
end

require 'twilio-ruby/hs256'
require 'twilio-ruby/capability'
require 'twilio-ruby/access_token' if Twilio.since?('4.7.0')
require 'twilio-ruby/voice_grant' if Twilio.since?('4.12.0')
