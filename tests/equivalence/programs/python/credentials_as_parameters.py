# shape: a public function is handed its credentials
# sdks: modern
# fix: unsafe (credentials of parameters)
from twilio.jwt.client import ClientCapabilityToken


def client_token(account_sid, auth_token, client_name):
    capability = ClientCapabilityToken(account_sid, auth_token)
    capability.allow_client_incoming(client_name)
    return capability.to_jwt()


def mint(input):
    return client_token(input["account"]["sid"], input["account"]["token"], input["name"])
