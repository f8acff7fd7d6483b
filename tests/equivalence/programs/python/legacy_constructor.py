# shape: the class of the fifth era, both scopes, default lifetime
# sdks: legacy
# fix: unsafe (the SDK must be raised first)
import os

from twilio.util import TwilioCapability


def mint(input):
    capability = TwilioCapability(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_outgoing(input["app_sid"])
    capability.allow_client_incoming(input["name"])
    return capability.generate()
