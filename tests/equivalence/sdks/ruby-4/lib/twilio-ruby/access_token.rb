# frozen_string_literal: true

module Twilio
  module Util
    class AccessToken
      attr_accessor :account_sid, :signing_key_id, :secret, :ttl, :identity, :nbf

      def initialize(account_sid, signing_key_id, secret, ttl = 3600, identity = nil, nbf = nil)
        @account_sid = account_sid
        @signing_key_id = signing_key_id
        @secret = secret
        @ttl = ttl
        @identity = identity
        @nbf = nbf
        @grants = []
      end

      def add_grant(grant)
        @grants << grant
      end

      def to_jwt(_algorithm = 'HS256')
        now = Time.now.to_i - 1
        grants = identity.nil? ? {} : { identity: identity }
        @grants.each { |grant| grants[grant.key] = grant.payload }
        claims = { jti: "#{signing_key_id}-#{now}", iss: signing_key_id, sub: account_sid, exp: now + ttl, grants: grants }
        claims[:nbf] = nbf unless nbf.nil?
        HS256.encode({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' }, claims, secret)
      end

      def to_s
        to_jwt
      end
    end
  end
end
