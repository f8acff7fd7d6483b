# shape: the name is computed only after the token was constructed
# sdks: modern
# fix: safe
import os
import re

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=600)
    # Only letters, digits and underscores.
    client_name = re.sub(r"\W", "_", input["name"], flags=re.ASCII)
    capability.allow_client_incoming(client_name)
    capability.allow_client_outgoing(input["app_sid"])
    return client_name, capability.to_jwt()
