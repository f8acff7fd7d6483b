# shape: the name is chosen in both branches before anything is built
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    if input["vip"]:
        client_name = "front_desk"
    else:
        client_name = input["name"].strip()
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(client_name)
    return {"identity": client_name, "token": capability.to_jwt()}
