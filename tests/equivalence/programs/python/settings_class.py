# shape: credentials are attributes of a settings class
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


class Settings:
    TWILIO_ACCOUNT_SID = os.environ["TWILIO_ACCOUNT_SID"]
    TWILIO_AUTH_TOKEN = os.environ["TWILIO_AUTH_TOKEN"]
    TOKEN_SECONDS = 5 * 60


def mint(input):
    capability = ClientCapabilityToken(
        Settings.TWILIO_ACCOUNT_SID, Settings.TWILIO_AUTH_TOKEN, ttl=Settings.TOKEN_SECONDS
    )
    capability.allow_client_incoming(input["name"])
    return capability.to_jwt()
