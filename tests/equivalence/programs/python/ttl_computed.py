# shape: the lifetime is computed
# sdks: modern
# fix: safe
import os
from datetime import timedelta

from twilio.jwt.client import ClientCapabilityToken

SHIFT = timedelta(hours=8)


def mint(input):
    capability = ClientCapabilityToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_AUTH_TOKEN"],
        ttl=int(SHIFT.total_seconds()),
    )
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
