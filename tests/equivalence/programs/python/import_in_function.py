# shape: imported where it is used
# sdks: modern
# fix: safe
import os


def mint(input):
    from twilio.jwt.client import ClientCapabilityToken

    capability = ClientCapabilityToken(os.getenv("TWILIO_ACCOUNT_SID"), os.getenv("TWILIO_AUTH_TOKEN"))
    capability.allow_client_incoming(input["name"])
    return {"token": capability.to_jwt()}
