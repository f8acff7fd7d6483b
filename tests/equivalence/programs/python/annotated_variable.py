# shape: annotations of the class on a variable and on a function
# sdks: modern
# fix: safe or none (the factory constructs before the name is known)
import os

from twilio.jwt.client import ClientCapabilityToken


def _empty(ttl: int) -> ClientCapabilityToken:
    return ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=ttl)


def mint(input):
    capability: ClientCapabilityToken = _empty(300)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
