# shape: the scope is added through a method whose name is made at run time
# sdks: modern
# fix: none (a method that cannot be read)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    direction = "incoming"
    getattr(capability, "allow_client_" + direction)(input["name"])
    return capability.to_jwt()
