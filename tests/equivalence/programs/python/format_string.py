# shape: generated inside a format string
# sdks: 6.12.0 7.17.0 8.13.0 9.13.0
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(f"agent_{input['name']}")
    return f"Bearer {capability.to_jwt()}; for={input['name']!r}"
