# shape: one token is given two names, of which the old class keeps the last
# sdks: modern
# fix: none (several incoming names)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming("switchboard")
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
