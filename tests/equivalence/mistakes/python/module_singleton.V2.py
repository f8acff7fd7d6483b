# mistake: outgoing calls are forgotten
import os

from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VoiceGrant

token = AccessToken(
    os.environ["TWILIO_ACCOUNT_SID"],
    os.environ["TWILIO_API_KEY"],
    os.environ["TWILIO_API_SECRET"],
    identity="support_agent",
    ttl=600,
)
token.add_grant(VoiceGrant(incoming_allow=True))


def mint(input):
    return [token.to_jwt(), token.to_jwt()]
