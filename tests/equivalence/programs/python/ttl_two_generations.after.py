# shape: one token object is generated twice, with two lifetimes
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
    token.add_grant(VoiceGrant(incoming_allow=True))
    return {"short": token.to_jwt(ttl=60), "long": token.to_jwt()}
