# frozen_string_literal: true

require 'cgi'
require 'twilio-ruby/jwt/jwt'

module Twilio
  module JWT
    class ClientCapability < BaseJWT
      attr_accessor :account_sid, :auth_token, :client_name, :scopes

      def initialize(account_sid, auth_token, scopes: [], nbf: nil, ttl: 3600, valid_until: nil)
        super(auth_token, nbf: nbf, ttl: ttl, valid_until: valid_until)
        @account_sid = account_sid
        @auth_token = auth_token
        @scopes = scopes
      end

      def add_scope(scope)
        @scopes << scope
      end

      private

      def own_claims(_now)
        { scope: scopes.map(&:uri).join(' '), iss: account_sid }
      end

      class IncomingClientScope
        def initialize(client_name)
          @client_name = client_name
        end

        def uri
          "scope:client:incoming?clientName=#{CGI.escape(@client_name.to_s)}"
        end
      end

      class OutgoingClientScope
        def initialize(application_sid, client_name = nil, params = {})
          @application_sid = application_sid
          @client_name = client_name
          @params = params
        end

        def uri
          parts = ["appSid=#{CGI.escape(@application_sid)}"]
          parts << "clientName=#{CGI.escape(@client_name)}" unless @client_name.nil?
          parts << "appParams=#{ClientCapability.joined(@params)}" unless @params.empty?
          "scope:client:outgoing?#{parts.join('&')}"
        end
      end

      class EventStreamScope
        def initialize(filters = {})
          @filters = filters
        end

        def uri
          filters = @filters.empty? ? '' : "&params=#{ClientCapability.joined(@filters)}"
          "scope:stream:subscribe?path=#{CGI.escape('/2010-04-01/Events')}#{filters}"
        end
      end

      # Pairs are encoded as a whole and once, so a value with `&` or `=` cannot be told from two values. Until 5.6.3 what
      # separates the pairs was not encoded either.
      def self.joined(params)
        separator = Twilio.since?('5.6.4') ? '%26' : '&'
        params.map { |key, value| CGI.escape("#{key}=#{value}") }.join(separator)
      end
    end
  end
end
