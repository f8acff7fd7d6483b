# shape: every name that new code would like to use is taken
# sdks: modern
# fix: safe
import os

import twilio.jwt.access_token
import twilio.jwt.access_token.grants


class AccessToken:
    def __init__(self, value):
        self.value = value


class VoiceGrant:
    kind = "voice"


def mint(input):
    token = twilio.jwt.access_token.AccessToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_API_KEY"],
        os.environ["TWILIO_API_SECRET"],
        identity=str(input["name"]),
    )
    grant = VoiceGrant.kind
    voice_grant = len(grant)
    access_token = None
    identity = (voice_grant, access_token)
    token.add_grant(
        twilio.jwt.access_token.grants.VoiceGrant(incoming_allow=True, outgoing_application_sid=input["app_sid"])
    )
    return [grant, identity, AccessToken(token.to_jwt()).value]
