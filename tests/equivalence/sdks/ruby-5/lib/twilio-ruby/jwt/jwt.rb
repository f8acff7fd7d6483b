# frozen_string_literal: true

require 'twilio-ruby/hs256'

module Twilio
  module JWT
    # What both kinds of token have in common.
    class BaseJWT
      def initialize(secret, nbf:, ttl:, valid_until:)
        raise ArgumentError, 'a secret is needed' if secret.nil?

        @secret = secret
        @nbf = nbf
        @ttl = ttl
        @valid_until = valid_until
      end

      def to_jwt
        now = Time.now.to_i
        claims = own_claims(now).merge(nbf: @nbf || now, exp: @valid_until || now + @ttl)
        HS256.encode(header, claims, @secret)
      end

      def to_s
        to_jwt
      end

      private

      def header
        { typ: 'JWT', alg: 'HS256' }
      end
    end
  end
end
