# shape: both scopes are keywords of the constructor
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_AUTH_TOKEN"],
        ttl=900,
        allow_client_outgoing={"application_sid": input["app_sid"], "campaign": "a&b=c"},
        allow_client_incoming={"client_name": input["name"]},
    )
    return capability.to_jwt()
