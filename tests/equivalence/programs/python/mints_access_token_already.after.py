# shape: the same function mints an access token for video, with keys under names of its own
# sdks: modern
# fix: safe
import os

from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VideoGrant, VoiceGrant

account_sid = os.environ["TWILIO_ACCOUNT_SID"]
key_sid = os.environ["TWILIO_API_KEY"]
key_secret = os.environ["TWILIO_API_SECRET"]


def mint(input):
    video = AccessToken(account_sid, key_sid, key_secret, identity=input["name"], ttl=60)
    video.add_grant(VideoGrant(room="lobby"))

    voice = AccessToken(account_sid, key_sid, key_secret, identity=str(input["name"]), ttl=60)
    voice.add_grant(VoiceGrant(incoming_allow=True))

    return {"video": video.to_jwt(), "voice": voice.to_jwt()}
