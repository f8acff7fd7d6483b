# shape: every argument by keyword
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(
        account_sid=os.environ["TWILIO_ACCOUNT_SID"],
        auth_token=os.environ["TWILIO_AUTH_TOKEN"],
        ttl=600,
    )
    capability.allow_client_incoming(client_name=input["name"])
    capability.allow_client_outgoing(application_sid=input["app_sid"])
    return capability.to_jwt()
