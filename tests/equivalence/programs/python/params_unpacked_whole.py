# shape: the application SID itself is among the unpacked
# sdks: modern
# fix: safe or unsafe or none (the application SID is inside a mapping)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    outgoing = {"application_sid": input["app_sid"], "campaign": "spring"}
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_outgoing(**outgoing)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
