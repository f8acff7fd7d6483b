# shape: the class is only extended here
# sdks: modern
# fix: none (a subclass, no construction of the class itself)
import os

from twilio.jwt.client import ClientCapabilityToken


class AgentToken(ClientCapabilityToken):
    def __init__(self, name):
        super().__init__(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=600)
        self.allow_client_incoming(name)


def mint(input):
    return AgentToken(input["name"]).to_jwt()
