# shape: the credentials are written into the file
# sdks: modern
# fix: safe
from twilio.jwt.client import ClientCapabilityToken

ACCOUNT_SID = "AC0123456789abcdef0123456789abcdef"
AUTH_TOKEN = "5e1f7a3c9b2d4806e5f7a3c9b2d48061"


def mint(input):
    """Credentials are in the file, so nothing is imported to read them."""
    capability = ClientCapabilityToken(ACCOUNT_SID, AUTH_TOKEN)
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
