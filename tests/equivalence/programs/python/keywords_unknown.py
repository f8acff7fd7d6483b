# shape: the constructor takes whatever keywords the caller has
# sdks: modern
# fix: none (scopes and lifetime cannot be read)
import os

from twilio.jwt.client import ClientCapabilityToken


def create(name, **options):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], **options)
    capability.allow_client_incoming(name)
    return capability.to_jwt()


def mint(input):
    return create(input["name"], ttl=input["ttl"])
