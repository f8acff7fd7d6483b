# shape: the token also subscribes to events
# sdks: modern
# fix: none (event stream)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    capability.allow_event_stream(client=input["name"])
    return capability.to_jwt()
