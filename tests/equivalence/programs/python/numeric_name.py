# shape: the name may be a number, as row ids are
# sdks: modern
# inputs: numeric-name
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(user):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(user["name"])
    capability.allow_client_outgoing(user["app_sid"])
    return capability.to_jwt()
