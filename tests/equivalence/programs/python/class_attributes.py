# shape: credentials in attributes that the initialiser fills from the environment
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


class Tokens:
    def __init__(self):
        self.account_sid = os.environ["TWILIO_ACCOUNT_SID"]
        self.auth_token = os.environ["TWILIO_AUTH_TOKEN"]
        self.app_sid = os.environ["TWILIO_APP_SID"]

    def for_client(self, name):
        capability = ClientCapabilityToken(self.account_sid, self.auth_token, ttl=1800)
        capability.allow_client_incoming(name)
        capability.allow_client_outgoing(self.app_sid, caller=name)
        return capability.to_jwt()


def mint(input):
    return Tokens().for_client(input["name"])
