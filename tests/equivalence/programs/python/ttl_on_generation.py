# shape: the lifetime is given on generation and overrides the constructor's
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=60)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt(ttl=input["ttl"])
