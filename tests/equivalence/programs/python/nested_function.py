# shape: a nested function adds the scopes of the token around it
# sdks: modern
# fix: safe or none (the token crosses functions)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])

    def allow():
        capability.allow_client_incoming(input["name"])

    allow()
    return capability.to_jwt()
