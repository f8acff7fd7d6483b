# shape: the unpacked mapping may be empty
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    params = {key: value for key, value in input["params"].items() if value}
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(input["app_sid"], **(params or {}))
    return capability.to_jwt()
