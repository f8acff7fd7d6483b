import os

from twilio.jwt.client import ClientCapabilityToken


def token():
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_outgoing(os.environ["TWILIO_APP_SID"])
    return capability.to_jwt()
