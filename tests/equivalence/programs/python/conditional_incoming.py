# shape: the only name is under a condition
# sdks: modern
# fix: safe or unsafe (no client name on one path)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_outgoing(input["app_sid"])
    if input["incoming"]:
        capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
