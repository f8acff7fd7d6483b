# shape: a point in time that the old class accepts and ignores
# sdks: modern
# fix: safe
import os
import time

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_AUTH_TOKEN"],
        ttl=600,
        valid_until=int(time.time()) + 30,
    )
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
