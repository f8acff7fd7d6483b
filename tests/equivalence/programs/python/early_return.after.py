# shape: generated before the second scope on one path, after it on the other
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
    voice_grant = VoiceGrant(incoming_allow=True)
    token.add_grant(voice_grant)
    if not input["outgoing"]:
        return token.to_jwt()
    voice_grant.outgoing_application_sid = input["app_sid"]
    voice_grant.outgoing_application_params = input["params"]
    return token.to_jwt()
