"""Decodes JWTs with nothing but the standard library and compares with what another decoder saw.

Reads lines of JSON: a token, the header and payload seen in it, and secrets with whether they signed it. Answers each
with a line: "same", or the part that differs.
"""

import base64
import hashlib
import hmac
import json
import sys


def part(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def answer(line):
    first, second, third = line["token"].split(".")
    for name, text in (("header", first), ("payload", second)):
        # 1, 1.0 and true are equal in Python and not in JSON.
        if dump(json.loads(part(text).decode("utf-8"))) != dump(line[name]):
            return name
    for secret, is_signed in line["signed"]:
        made = hmac.new(secret.encode(), (first + "." + second).encode(), hashlib.sha256).digest()
        if (made == part(third)) != is_signed:
            return "signature"
    return "same"


def dump(value):
    return json.dumps(value, sort_keys=True)


# Not as text: its encoding would be that of the locale.
for text in sys.stdin.buffer:
    print(answer(json.loads(text)), flush=True)
