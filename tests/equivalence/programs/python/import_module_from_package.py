# shape: the module imported from its package, as is a neighbour
# sdks: modern
# fix: safe
import os

from twilio.jwt import client
from twilio.twiml.voice_response import VoiceResponse


def mint(input):
    response = VoiceResponse()
    response.say("hello")
    token = client.ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    token.allow_client_outgoing(input["app_sid"], **input["params"])
    token.allow_client_incoming(input["name"])
    return [str(response), token.to_jwt()]
