# frozen_string_literal: true

require 'cgi'

module Twilio
  module Util
    class Capability
      def initialize(account_sid = nil, auth_token = nil)
        @account_sid = account_sid || Twilio.configuration.account_sid
        @auth_token = auth_token || Twilio.configuration.auth_token
        raise ArgumentError, 'account SID and auth token are needed' if @account_sid.nil? || @auth_token.nil?

        @scopes = []
      end

      def allow_client_incoming(client_name)
        @client_name = client_name
        @scopes << scope('client:incoming', 'clientName' => client_name)
      end

      def allow_client_outgoing(app_sid, params = {})
        @outgoing = { 'appSid' => app_sid }
        @outgoing['appParams'] = query(params) unless params.empty?
      end

      # The filters are written as Ruby shows a hash.
      def allow_event_stream(filters = {})
        @scopes << scope('stream:subscribe', 'path' => '/2010-04-01/Events', 'params' => filters)
      end

      def generate(ttl = 3600)
        HS256.encode({ alg: 'HS256' }, { scope: scopes.join(' '), iss: @account_sid, exp: Time.now.to_i + ttl }, @auth_token)
      end

      private

      def scopes
        return @scopes unless @outgoing

        name = @client_name.nil? ? {} : { 'clientName' => @client_name }
        @scopes + [scope('client:outgoing', @outgoing.merge(name))]
      end

      def scope(kind, pairs)
        "scope:#{kind}?#{query(pairs)}"
      end

      def query(pairs)
        pairs.map { |key, value| "#{CGI.escape(key.to_s)}=#{CGI.escape(value.to_s)}" }.join('&')
      end
    end
  end
end
