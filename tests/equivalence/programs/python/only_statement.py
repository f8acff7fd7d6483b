# shape: the scope is the only statement of its block
# sdks: modern
# fix: safe or unsafe (an unknown call stands between the construction and the name)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    with open(os.devnull) as nothing:
        capability.allow_client_incoming(input["name"])
    for _ in range(1):
        pass
    return nothing.closed, capability.to_jwt()
