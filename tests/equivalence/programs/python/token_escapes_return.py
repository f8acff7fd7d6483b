# shape: a public function hands the token object to whoever calls it
# sdks: modern
# fix: none (the token leaves the file)
import os

from twilio.jwt.client import ClientCapabilityToken

__all__ = ["capability_for"]


def capability_for(name):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(name)
    return capability


def mint(input):
    return capability_for(input["name"]).to_jwt()
