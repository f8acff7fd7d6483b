# shape: comments before, between and behind the statements
# sdks: modern
# fix: safe
import os

from twilio.jwt.client import ClientCapabilityToken  # for the browser


def mint(input):
    """One token for one browser."""
    # Credentials come from the environment.
    capability = ClientCapabilityToken(
        os.environ["TWILIO_ACCOUNT_SID"],  # the main account
        os.environ["TWILIO_AUTH_TOKEN"],
    )

    # Let colleagues call this browser.
    capability.allow_client_incoming(input["name"])  # by name

    # Let this browser call out.
    capability.allow_client_outgoing(
        input["app_sid"],
        # shown on the other end
        caller=input["name"],
    )

    # The browser asks for a new one in time.
    return capability.to_jwt(ttl=600)
