# shape: conditions and statements on one line
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    if input["outgoing"]: capability.allow_client_outgoing(input["app_sid"])
    else: refused = True
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
