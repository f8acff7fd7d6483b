# shape: outgoing calls through two applications, of which the old class keeps the last
# sdks: modern
# fix: none (several application SIDs)
import os

from twilio.jwt.client import ClientCapabilityToken

SECOND = "APffeeddccbbaa99887766554433221100"


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(input["app_sid"])
    capability.allow_client_outgoing(SECOND)
    return capability.to_jwt()
