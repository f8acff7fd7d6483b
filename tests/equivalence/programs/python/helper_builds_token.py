# shape: a function of the same file builds the token, its only caller generates it
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def _build(name, app_sid):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=450)
    capability.allow_client_incoming(name)
    capability.allow_client_outgoing(app_sid)
    return capability


def mint(input):
    return _build(input["name"], input["app_sid"]).to_jwt()
