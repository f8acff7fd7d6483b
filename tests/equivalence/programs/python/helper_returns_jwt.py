# shape: a function of the same file mints, two callers use the text
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def generate_token(client_name, seconds=3600):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(client_name)
    return capability.to_jwt(ttl=seconds)


def mint(input):
    return {"agent": generate_token(input["name"]), "guest": generate_token("guest", input["ttl"])}
