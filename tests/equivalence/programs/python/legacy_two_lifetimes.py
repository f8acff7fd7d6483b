# shape: one token object is generated twice, with two lifetimes
# sdks: legacy
# fix: unsafe (the SDK must be raised first)
import os

from twilio.util import TwilioCapability


def mint(input):
    capability = TwilioCapability(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    return [capability.generate(60), capability.generate()]
