# shape: the credentials belong to the tenant that asks
# sdks: modern
# fix: unsafe (credentials of an account object)
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    account = input["account"]
    capability = ClientCapabilityToken(account["sid"], account["token"])
    capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(os.environ["TWILIO_APP_SID"])
    return capability.to_jwt()
