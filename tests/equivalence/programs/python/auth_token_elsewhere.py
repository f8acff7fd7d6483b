# shape: the auth token also validates webhooks and stays
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken
from twilio.request_validator import RequestValidator

account_sid = os.environ["TWILIO_ACCOUNT_SID"]
auth_token = os.environ["TWILIO_AUTH_TOKEN"]
validator = RequestValidator(auth_token)


def mint(input):
    trusted = validator.validate("https://example.com/voice", {}, "bm90IGEgc2lnbmF0dXJl")
    capability = ClientCapabilityToken(account_sid, auth_token)
    capability.allow_client_incoming(input["name"])
    return trusted, capability.to_jwt()
