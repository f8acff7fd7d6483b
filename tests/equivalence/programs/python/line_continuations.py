# shape: tabs, single quotes, lines broken with backslashes
# sdks: modern
# fix: safe
import os
from twilio.jwt.client import \
	ClientCapabilityToken

def mint(input):
	capability = ClientCapabilityToken(os.environ['TWILIO_ACCOUNT_SID'], \
		os.environ['TWILIO_AUTH_TOKEN'], ttl = 600)
	capability.allow_client_incoming(input['name']); capability.allow_client_outgoing(input['app_sid'])
	return capability \
		.to_jwt()
