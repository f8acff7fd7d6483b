# shape: the name comes from a call that gives another one each time
# sdks: modern
# fix: safe
import itertools
import os

from twilio.jwt.client import ClientCapabilityToken

_numbers = itertools.count(1)


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming("guest_%d" % next(_numbers))
    return capability.to_jwt()
