# Fact: these comments ignore nothing: none here, and a misspelled rule.
from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VoiceGrant


def ferry(sid, key, secret, stop):
    # tokenlift: ignore[capability-token] long gone
    token = AccessToken(sid, key, secret, identity=stop)
    token.add_grant(VoiceGrant(incoming_allow=True))  # tokenlift: ignore[second-voice-grants]
    return token.to_jwt()
