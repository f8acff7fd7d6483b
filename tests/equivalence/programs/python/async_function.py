# shape: a coroutine that waits for the name
# sdks: modern
# fix: safe
import asyncio
import os

from twilio.jwt.client import ClientCapabilityToken


async def look_up(input):
    await asyncio.sleep(0)
    return input["name"]


async def mint(input):
    capability = ClientCapabilityToken(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    name = await look_up(input)
    capability.allow_client_incoming(name)
    return capability.to_jwt()
