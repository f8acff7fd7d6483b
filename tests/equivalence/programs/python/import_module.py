# shape: the module imported by its whole path
# sdks: modern
# fix: safe
import os

import twilio.jwt.client


def mint(input):
    capability = twilio.jwt.client.ClientCapabilityToken(
        os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=120
    )
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
