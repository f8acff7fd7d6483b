# shape: the name may be a number, as row ids are
# sdks: modern
# inputs: numeric-name
# fix: safe
import os

from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VoiceGrant


def mint(user):
    token = AccessToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_API_KEY"],
        os.environ["TWILIO_API_SECRET"],
        identity=str(user["name"]),
    )
    token.add_grant(VoiceGrant(incoming_allow=True, outgoing_application_sid=user["app_sid"]))
    return token.to_jwt()
