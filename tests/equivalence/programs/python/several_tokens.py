# shape: two tokens in one file, each decided alone
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken

ACCOUNT_SID = os.environ["TWILIO_ACCOUNT_SID"]
AUTH_TOKEN = os.environ["TWILIO_AUTH_TOKEN"]


def agent_token(name):
    capability = ClientCapabilityToken(ACCOUNT_SID, AUTH_TOKEN, ttl=28800)
    capability.allow_client_incoming(name)
    return capability.to_jwt()


def desk_token(name, app_sid):
    capability = ClientCapabilityToken(ACCOUNT_SID, AUTH_TOKEN, ttl=300)
    capability.allow_client_incoming(name)
    capability.allow_client_outgoing(app_sid, desk=name)
    return capability.to_jwt()


def mint(input):
    return [agent_token(input["name"]), desk_token("desk", input["app_sid"])]
