# shape: not-before and lifetime by position
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], None, 300)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
