# shape: the old class with a lifetime by keyword and parameters
# sdks: legacy
# fix: unsafe (the SDK must be raised first)
import os

from twilio import util


def mint(input):
    capability = util.TwilioCapability(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    if input["incoming"]:
        capability.allow_client_incoming(input["name"])
    capability.allow_client_outgoing(input["app_sid"], agent="a&b=c", **input["params"])
    return {"token": capability.generate(expires=input["ttl"])}
