# shape: the token is valid only from a point in time that the source sets
# sdks: modern
# fix: safe
import os
import time

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    start = int(time.time()) - 30
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], nbf=start)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
