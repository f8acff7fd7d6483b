# shape: the lifetime is text of the environment, which the old class cannot add to a time
# sdks: modern
# mints: never
# fix: none (the lifetime is text)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_AUTH_TOKEN"],
        ttl=os.environ["TOKEN_TTL"],
    )
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
