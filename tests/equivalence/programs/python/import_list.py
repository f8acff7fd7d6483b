# shape: the class is one of several names of an import in parentheses
# sdks: modern
# fix: safe
import os, sys
from twilio.jwt.client import (
    ClientCapabilityToken,
    ScopeURI,  # looked at below
)


def mint(input):
    known = hasattr(ScopeURI, "add_param")
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    return known, sys.maxsize > 0, capability.to_jwt()
