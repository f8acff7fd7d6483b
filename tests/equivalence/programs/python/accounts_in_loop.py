# shape: one token for each of several accounts
# sdks: modern
# fix: unsafe (credentials of a loop variable)
from twilio.jwt.client import ClientCapabilityToken


def mint(input):
    tokens = {}
    for account in [input["account"]]:
        capability = ClientCapabilityToken(account["sid"], account["token"])
        capability.allow_client_incoming(input["name"])
        tokens[account["sid"]] = capability.to_jwt()
    return tokens
