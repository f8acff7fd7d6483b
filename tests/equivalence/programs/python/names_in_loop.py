# shape: a loop allows every name of a list, of which the old class keeps the last
# sdks: modern
# fix: none (several incoming names)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    for name in ("sales", "support", input["name"]):
        capability.allow_client_incoming(name)
    return capability.to_jwt()
