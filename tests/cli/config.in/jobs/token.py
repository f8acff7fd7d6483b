import settings
from twilio.jwt.client import ClientCapabilityToken

token = ClientCapabilityToken(settings.SID, settings.AUTH_TOKEN)
token.allow_client_outgoing(settings.APP)
print(token.to_jwt())
