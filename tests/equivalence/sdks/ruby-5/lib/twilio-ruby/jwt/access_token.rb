# frozen_string_literal: true

require 'twilio-ruby/jwt/jwt'

module Twilio
  module JWT
    class AccessToken < BaseJWT
      attr_accessor :account_sid, :signing_key_sid, :secret, :identity, :nbf, :ttl, :valid_until, :grants

      # The region came late, and with it a header that is there even without one.
      if Twilio.since?('5.42.0')
        attr_accessor :region

        def initialize(account_sid, signing_key_sid, secret, grants = [],
                       identity: nil, nbf: nil, ttl: 3600, valid_until: nil, region: nil)
          super(secret, nbf: nbf, ttl: ttl, valid_until: valid_until)
          fill(account_sid, signing_key_sid, grants, identity)
          @region = region
        end
      else
        def initialize(account_sid, signing_key_sid, secret, grants = [],
                       identity: nil, nbf: nil, ttl: 3600, valid_until: nil)
          super(secret, nbf: nbf, ttl: ttl, valid_until: valid_until)
          fill(account_sid, signing_key_sid, grants, identity)
        end
      end

      def add_grant(grant)
        @grants << grant
      end

      private

      def fill(account_sid, signing_key_sid, grants, identity)
        @account_sid = account_sid
        @signing_key_sid = signing_key_sid
        @grants = grants
        @identity = identity
      end

      def header
        more = Twilio.since?('5.42.0') ? { twr: region } : {}
        super.merge(cty: 'twilio-fpa;v=1', **more)
      end

      def own_claims(now)
        grants = identity.nil? ? {} : { identity: identity }
        @grants.each { |grant| grants[grant.key] = grant.payload }
        { jti: "#{signing_key_sid}-#{now}", iss: signing_key_sid, sub: account_sid, grants: grants }
      end

      class VoiceGrant
        attr_accessor :incoming_allow if Twilio.since?('5.8.0')
        attr_accessor :outgoing_application_sid, :outgoing_application_params, :push_credential_sid, :endpoint_id

        def key
          'voice'
        end

        def payload
          outgoing = { application_sid: outgoing_application_sid, params: outgoing_application_params }.compact
          {
            incoming: @incoming_allow == true ? { allow: true } : nil,
            outgoing: outgoing_application_sid && outgoing,
            push_credential_sid: push_credential_sid,
            endpoint_id: endpoint_id
          }.compact
        end
      end
    end
  end
end
