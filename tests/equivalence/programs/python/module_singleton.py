# shape: one token object for the whole module, generated again on every request
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken

capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=600)
capability.allow_client_incoming("support_agent")
capability.allow_client_outgoing(os.environ["TWILIO_APP_SID"])


def mint(input):
    return [capability.to_jwt(), capability.to_jwt()]
