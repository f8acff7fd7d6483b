# shape: parameters unpacked from a mapping, after one keyword
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_outgoing(input["app_sid"], agent=input["name"], **input["params"])
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
