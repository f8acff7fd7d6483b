# shape: a request handler that generates inside the response
# sdks: modern
# fix: safe
import json
import os

from twilio.jwt.client import ClientCapabilityToken

routes = {}


def route(path):
    def register(handler):
        routes[path] = handler
        return handler

    return register


@route("/token")
def token(request):
    identity = request["args"].get("client", "anonymous")
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"], ttl=600)
    capability.allow_client_incoming(identity)
    capability.allow_client_outgoing(os.environ["TWILIO_APP_SID"])
    return json.dumps({"identity": identity, "token": text(capability.to_jwt())})


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def mint(input):
    return routes["/token"]({"args": {"client": input["name"]}})
