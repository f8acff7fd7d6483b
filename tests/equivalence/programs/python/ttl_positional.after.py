# shape: not-before and lifetime by position
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
        nbf=None,
        ttl=300,
    )
    token.add_grant(VoiceGrant(incoming_allow=True))
    return token.to_jwt()
