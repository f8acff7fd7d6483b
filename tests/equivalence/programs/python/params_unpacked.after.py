# shape: parameters unpacked from a mapping, after one keyword
# sdks: modern
# fix: safe
import os

from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VoiceGrant


def mint(input):
    token = AccessToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_API_KEY"],
        os.environ["TWILIO_API_SECRET"],
        identity=str(input["name"]),
    )
    token.add_grant(
        VoiceGrant(
            incoming_allow=True,
            outgoing_application_sid=input["app_sid"],
            outgoing_application_params={"agent": input["name"], **input["params"]},
        )
    )
    return token.to_jwt()
