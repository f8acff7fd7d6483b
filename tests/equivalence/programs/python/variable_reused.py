# shape: one variable holds one token after the other
# sdks: modern
# fix: safe or unsafe or none (the variable is assigned twice)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    first = capability.to_jwt()
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=60)
    capability.allow_client_incoming(input["other"])
    return first, capability.to_jwt()
