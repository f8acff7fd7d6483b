# frozen_string_literal: true

require 'json'
require 'openssl'

module Twilio
  # JSON web tokens signed with a shared secret.
  module HS256
    def self.encode(header, claims, key)
      signed = [header, claims].map { |part| encoded(JSON.generate(part)) }.join('.')
      "#{signed}.#{encoded(OpenSSL::HMAC.digest('SHA256', key, signed))}"
    end

    def self.encoded(bytes)
      [bytes].pack('m0').tr('+/', '-_').delete('=')
    end
  end
end
