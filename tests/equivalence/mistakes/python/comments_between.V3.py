# mistake: the application SID is quoted
import os

from twilio.jwt.access_token import AccessToken  # for the browser
from twilio.jwt.access_token.grants import VoiceGrant


def mint(input):
    """One token for one browser."""
    # Credentials come from the environment.
    token = AccessToken(
        os.environ["TWILIO_ACCOUNT_SID"],  # the main account
        os.environ["TWILIO_API_KEY"],
        os.environ["TWILIO_API_SECRET"],
        identity=str(input["name"]),  # by name
    )

    token.add_grant(
        VoiceGrant(
            # Let colleagues call this browser.
            incoming_allow=True,
            # Let this browser call out.
            outgoing_application_sid=repr(input["app_sid"]),
            # shown on the other end
            outgoing_application_params={"caller": input["name"]},
        )
    )

    # The browser asks for a new one in time.
    return token.to_jwt(ttl=600)
