# shape: parameters as keywords, among them a number and an empty text
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(input["app_sid"], From=input["name"], tier=3, note="a&b=c%20+d", empty="", é="ü")
    return capability.to_jwt()
