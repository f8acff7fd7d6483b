# shape: the generated is decoded where it is bytes
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    token = capability.to_jwt()
    if isinstance(token, bytes):
        token = token.decode()
    return token
