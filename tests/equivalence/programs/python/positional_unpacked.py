# shape: the credentials are unpacked from a tuple of the same file
# sdks: modern
# fix: safe or unsafe (credentials inside a tuple)
import os

from twilio.jwt.client import ClientCapabilityToken

CREDENTIALS = (os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])


def mint(input):
    capability = ClientCapabilityToken(*CREDENTIALS, ttl=600)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
