# shape: a class of the same name that is the customer's own
# sdks: modern
# fix: none (not the class of the SDK)
require 'json'
require 'openssl'

module Acme
  module JWT
    class ClientCapability
      def initialize(issuer, secret)
        @secret = secret
        @claims = { iss: issuer, rooms: [] }
      end

      def add_scope(name)
        @claims[:rooms] << name
      end

      def to_jwt
        part = ->(bytes) { [bytes].pack('m0').tr('+/', '-_').delete('=') }
        signed = [{ alg: 'HS256' }, @claims].map { |value| part.call(JSON.generate(value)) }.join('.')
        "#{signed}.#{part.call(OpenSSL::HMAC.digest('SHA256', @secret, signed))}"
      end
    end
  end
end

include Acme

def mint(input)
  capability = JWT::ClientCapability.new('acme', 'not a secret of the vendor')
  capability.add_scope(input[:name])
  capability.to_jwt
end
