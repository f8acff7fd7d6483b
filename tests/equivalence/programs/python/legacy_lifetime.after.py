# shape: the old class with a lifetime by keyword and parameters
# sdks: legacy
# fix: unsafe (the SDK must be raised first)
import os

from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VoiceGrant


def mint(input):
    token = AccessToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_API_KEY"],
        os.environ["TWILIO_API_SECRET"],
        identity=str(input["name"]),
        ttl=input["ttl"],
    )
    voice_grant = VoiceGrant(
        outgoing_application_sid=input["app_sid"],
        outgoing_application_params={"agent": "a&b=c", **input["params"]},
    )
    if input["incoming"]:
        voice_grant.incoming_allow = True
    token.add_grant(voice_grant)
    return {"token": token.to_jwt()}
