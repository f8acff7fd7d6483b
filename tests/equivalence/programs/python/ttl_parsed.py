# shape: the lifetime is a number made from text of the environment
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    ttl = int(os.environ.get("TOKEN_TTL", "600"))
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=ttl)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
