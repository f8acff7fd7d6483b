# shape: parameters that are none and a list
# sdks: modern
# fix: unsafe (parameters that are no text)
# rows: V4?
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(input["app_sid"], campaign=None, skills=["de", "en"])
    return capability.to_jwt()
