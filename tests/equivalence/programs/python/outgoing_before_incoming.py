# shape: the outgoing scope takes the name that comes later
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    outgoing = dict(input["params"])
    outgoing["agent"] = input["name"]
    capability.allow_client_outgoing(input["app_sid"], **outgoing)
    name = "agent_" + str(input["name"])
    capability.allow_client_incoming(name)
    return capability.to_jwt()
