# shape: outgoing calls only, and nobody has a name
# sdks: modern
# fix: unsafe (no client name)
# identity: "web_visitor"
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=600)
    capability.allow_client_outgoing(input["app_sid"], **input["params"])
    return capability.to_jwt()
