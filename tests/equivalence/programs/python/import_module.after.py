# shape: the module imported by its whole path
# sdks: modern
# fix: safe
import os

import twilio.jwt.access_token
import twilio.jwt.access_token.grants


def mint(input):
    token = twilio.jwt.access_token.AccessToken(
        os.environ["TWILIO_ACCOUNT_SID"],
        os.environ["TWILIO_API_KEY"],
        os.environ["TWILIO_API_SECRET"],
        identity=str(input["name"]),
        ttl=120,
    )
    token.add_grant(twilio.jwt.access_token.grants.VoiceGrant(incoming_allow=True))
    return token.to_jwt()
