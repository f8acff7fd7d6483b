# shape: one token object for the whole module, generated again on every request
# sdks: modern
# fix: safe
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
token.add_grant(VoiceGrant(incoming_allow=True, outgoing_application_sid=os.environ["TWILIO_APP_SID"]))


def mint(input):
    return [token.to_jwt(), token.to_jwt()]
