# shape: a lifetime of a week
# sdks: modern
# fix: unsafe (the lifetime is above the limit)
# rows: T1
import os

from twilio.jwt.client import ClientCapabilityToken

WEEK = 7 * 24 * 60 * 60


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=WEEK)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
