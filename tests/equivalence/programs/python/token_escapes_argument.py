# shape: the token object goes into a function of another module
# sdks: modern
# fix: none (the token is handed to unknown code)
import os
import pprint

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    return [len(pprint.pformat(capability)) > 0, capability.to_jwt()]
