# shape: the old class, generated inside the answer with a lifetime by position
# sdks: legacy
# fix: unsafe (the SDK must be raised first)
import os

import twilio.util


def mint(input):
    capability = twilio.util.TwilioCapability(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    capability.allow_client_incoming(input["name"])
    return {"identity": input["name"], "token": capability.generate(600)}
