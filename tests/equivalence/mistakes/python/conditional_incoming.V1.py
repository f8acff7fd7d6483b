# mistake: the condition is lost
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
    voice_grant = VoiceGrant(outgoing_application_sid=input["app_sid"])
    voice_grant.incoming_allow = True
    token.add_grant(voice_grant)
    return token.to_jwt()
