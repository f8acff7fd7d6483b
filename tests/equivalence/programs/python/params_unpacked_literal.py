# shape: parameters unpacked from a literal, for keys that are no names
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    token = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    token.allow_client_outgoing(input["app_sid"], **{"from": input["name"], "caller-id": "+15550100", "class": 5})
    token.allow_client_incoming(input["name"])
    return token.to_jwt()
