# shape: name, application and lifetime come from calls that leave a trace
# sdks: modern
# fix: safe or unsafe (the calls must keep their order)
# rows: R3?
import os

from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    trace = []

    def note(what, value):
        trace.append(what)
        return value

    capability = ClientCapabilityToken(
        os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=note("ttl", 600)
    )
    capability.allow_client_outgoing(note("application", input["app_sid"]), a=note("param", "1"))
    capability.allow_client_incoming(note("name", input["name"]))
    return capability.to_jwt(), trace
