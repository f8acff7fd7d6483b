# shape: the outgoing scope under a condition
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=600)
    if input["outgoing"]:
        capability.allow_client_outgoing(input["app_sid"], source="web")
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
