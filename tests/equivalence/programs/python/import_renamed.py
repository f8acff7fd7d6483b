# shape: the class under a name of its own
# sdks: modern
# fix: safe
from os import environ

from twilio.jwt.client import ClientCapabilityToken as Capability


def mint(input):
    c = Capability(environ['TWILIO_ACCOUNT_SID'], environ['TWILIO_AUTH_TOKEN'], ttl=3600)
    c.allow_client_incoming(input['name'])
    return c.to_jwt()
