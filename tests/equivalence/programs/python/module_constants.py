# shape: credentials in constants of the module
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken

ACCOUNT_SID = os.environ.get("TWILIO_ACCOUNT_SID")
AUTH_TOKEN = os.environ.get("TWILIO_AUTH_TOKEN")
APP_SID = os.environ.get("TWILIO_APP_SID")


def mint(input):
    capability = ClientCapabilityToken(ACCOUNT_SID, AUTH_TOKEN)
    capability.allow_client_outgoing(APP_SID)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
