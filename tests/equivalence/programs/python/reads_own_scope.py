# shape: the same file reads the scope of the tokens it mints
# sdks: modern
# fix: unsafe (the file checks the claims of the token)
import os

import jwt
from twilio.jwt.client import ClientCapabilityToken


def may_receive(token):
    claims = jwt.decode(token, os.environ["TWILIO_AUTH_TOKEN"], algorithms=["HS256"])
    return "client:incoming" in claims["scope"]


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
