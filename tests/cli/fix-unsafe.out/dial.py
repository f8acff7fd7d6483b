import os

from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VoiceGrant


def token():
    access_token = AccessToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_API_KEY"],
        os.environ["TWILIO_API_SECRET"],
        identity="anonymous",
    )
    access_token.add_grant(VoiceGrant(outgoing_application_sid=os.environ["TWILIO_APP_SID"]))
    return access_token.to_jwt()
