# shape: credentials from a configuration mapping of the application
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


class App:
    def __init__(self):
        self.config = {}


app = App()
app.config["TWILIO_ACCOUNT_SID"] = os.environ["TWILIO_ACCOUNT_SID"]
app.config["TWILIO_AUTH_TOKEN"] = os.environ["TWILIO_AUTH_TOKEN"]


def mint(input):
    capability = ClientCapabilityToken(
        app.config["TWILIO_ACCOUNT_SID"],
        app.config["TWILIO_AUTH_TOKEN"],
    )
    capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(input["app_sid"])
    return capability.to_jwt()
