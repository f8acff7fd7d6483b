# mistake: the auth token stays where the secret belongs
import os

from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VoiceGrant


def mint(input):
    account_sid = os.environ["TWILIO_ACCOUNT_SID"]
    api_key_sid = os.environ["TWILIO_API_KEY"]
    api_key_secret = os.environ["TWILIO_AUTH_TOKEN"]

    token = AccessToken(account_sid, api_key_sid, api_key_secret, identity=str(input["name"]))
    token.add_grant(VoiceGrant(incoming_allow=True, outgoing_application_sid=input["app_sid"]))
    return token.to_jwt()
