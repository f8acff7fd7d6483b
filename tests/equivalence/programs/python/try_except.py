# shape: everything inside a try, the error is answered
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    try:
        capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
        capability.allow_client_incoming(input["name"])
        token = capability.to_jwt()
    except KeyError as error:
        return {"status": 500, "missing": str(error)}
    else:
        return {"status": 200, "token": token}
