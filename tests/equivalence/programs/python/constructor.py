# shape: the quick start: one constructor, both scopes, text
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    account_sid = os.environ["TWILIO_ACCOUNT_SID"]
    auth_token = os.environ["TWILIO_AUTH_TOKEN"]

    capability = ClientCapabilityToken(account_sid, auth_token)
    capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(input["app_sid"])
    return capability.to_jwt()
