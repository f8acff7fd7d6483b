# shape: the import is the only statement of a try
# sdks: modern
# fix: safe or unsafe or none (an import with a fallback)
import os

try:
    from twilio.jwt.client import ClientCapabilityToken
except ImportError:
    ClientCapabilityToken = None


def mint(input):
    if ClientCapabilityToken is None:
        return None
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
