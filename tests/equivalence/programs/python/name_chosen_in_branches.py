# shape: either branch adds the incoming scope, with a name of its own
# sdks: modern
# fix: safe or unsafe or none (two names, one on each path)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    if input["vip"]:
        capability.allow_client_incoming("front_desk")
    else:
        capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
