# shape: every name that new code would like to use is taken
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


class AccessToken:
    def __init__(self, value):
        self.value = value


class VoiceGrant:
    kind = "voice"


def mint(input):
    token = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    grant = VoiceGrant.kind
    voice_grant = len(grant)
    access_token = None
    identity = (voice_grant, access_token)
    token.allow_client_incoming(input["name"])
    token.allow_client_outgoing(input["app_sid"])
    return [grant, identity, AccessToken(token.to_jwt()).value]
