# shape: a function of the same file adds a scope to the token it is given
# sdks: modern
# fix: safe or none (the token crosses functions)
import os

from twilio.jwt.client import ClientCapabilityToken


def _allow_incoming(capability, name):
    capability.allow_client_incoming(name)


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    _allow_incoming(capability, input["name"])
    return capability.to_jwt()
