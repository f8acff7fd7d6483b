# shape: the variable of the name holds something else by the time the token is generated
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    label = input["name"]
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(label)
    label = "token for " + label
    return label, capability.to_jwt()
