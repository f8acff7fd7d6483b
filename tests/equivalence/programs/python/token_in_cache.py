# shape: the token objects are kept in a public mapping
# sdks: modern
# fix: none (the token leaves the file)
import os

from twilio.jwt.client import ClientCapabilityToken

CACHE = {}


def mint(input):
    name = input["name"]
    if name not in CACHE:
        capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
        capability.allow_client_incoming(name)
        CACHE[name] = capability
    return CACHE[name].to_jwt()
