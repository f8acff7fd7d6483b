def token(name):
    capability = ClientCapabilityToken(settings.SID, settings.TOKEN)
    capability.allow_client_incoming(name)
    return capability.to_jwt()
