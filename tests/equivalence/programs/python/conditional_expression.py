# shape: name and application are chosen by expressions
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken

DESK = "APffeeddccbbaa99887766554433221100"


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming("front_desk" if input["vip"] else input["name"])
    capability.allow_client_outgoing(DESK if input["vip"] else input["app_sid"])
    return capability.to_jwt()
