# frozen_string_literal: true

module Twilio
  module Util
    class AccessToken
      # Knows nothing of incoming calls.
      class VoiceGrant
        attr_accessor :outgoing_application_sid, :outgoing_application_params, :push_credential_sid, :endpoint_id

        def key
          'voice'
        end

        def payload
          outgoing = { application_sid: outgoing_application_sid, params: outgoing_application_params }.compact
          {
            outgoing: outgoing_application_sid && outgoing,
            push_credential_sid: push_credential_sid,
            endpoint_id: endpoint_id
          }.compact
        end
      end
    end
  end
end
