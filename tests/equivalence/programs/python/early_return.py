# shape: generated before the second scope on one path, after it on the other
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    if not input["outgoing"]:
        return capability.to_jwt()
    capability.allow_client_outgoing(input["app_sid"], **input["params"])
    return capability.to_jwt()
