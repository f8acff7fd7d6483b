# shape: the mapping of parameters is changed after the scope took its copy
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    params = {"agent": input["name"]}
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(input["app_sid"], **params)
    params["late"] = "yes"
    return params, capability.to_jwt()
