"""Runs `mint` of each program for every input: python run.py PROGRAM[=INPUT TAG]...

Prints one line for each program: its path, why it could not be loaded, and what came out for each input. The SDK is the one that the interpreter has installed.
"""

import asyncio
import importlib.metadata
import importlib.util
import inspect
import json
import os
import re
import sys
import time
import traceback
import types
import urllib.parse
from pathlib import Path

JWT = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*")
HERE = Path(__file__).parent


def prepare(env):
    for name in [name for name in os.environ if name.startswith(("TWILIO_", "TOKEN_"))]:
        del os.environ[name]
    os.environ.update(env)


def prepare_legacy():
    """5.x reads `cgi.parse_qs`, which no Python has had since 3.8; all else in it still runs."""
    if importlib.metadata.version("twilio").startswith("5."):
        module = types.ModuleType("cgi")
        module.parse_qs = urllib.parse.parse_qs
        sys.modules["cgi"] = module


def load(path):
    spec = importlib.util.spec_from_file_location("program", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["program"] = module
    spec.loader.exec_module(module)
    return module.mint


def complete(given, env):
    account = {"sid": env["TWILIO_ACCOUNT_SID"], "token": env["TWILIO_AUTH_TOKEN"]}
    more = {"incoming": True, "outgoing": True, "vip": False, "other": "%s 2" % given["name"], "app_sid": env["TWILIO_APP_SID"]}
    return {**more, "account": account, **json.loads(json.dumps(given))}


def harvest(result):
    """The tokens in a result, the types they had, and the result with the tokens cut out."""
    tokens, kinds = [], []

    def walk(value):
        if isinstance(value, (bytes, str)):
            kind = "bytes" if isinstance(value, bytes) else "text"
            text = value.decode("utf-8") if isinstance(value, bytes) else value
            found = JWT.findall(text)
            tokens.extend(found)
            kinds.extend([kind] * len(found))
            return JWT.sub("<jwt>", text)
        if isinstance(value, (list, tuple)):
            return [walk(item) for item in value]
        if isinstance(value, dict):
            return {str(key): walk(value[key]) for key in sorted(value, key=str)}
        return value

    return {"around": json.dumps(walk(result), ensure_ascii=False), "tokens": tokens, "types": kinds}


def run(mint, given, env):
    label = given["label"]
    minted_at = time.time()
    try:
        result = mint(complete({key: value for key, value in given.items() if key not in ("label", "only")}, env))
        if inspect.isawaitable(result):
            result = asyncio.run(result)
        return {"input": label, **harvest(result), "error": None, "minted_at": minted_at}
    except Exception as error:  # the program's, whatever it is
        reason = "%s: %s" % (type(error).__name__, error)
        return {"input": label, "tokens": [], "types": [], "around": None, "error": reason, "minted_at": minted_at}


def run_all(path, tag, given):
    try:
        mint = load(path)
    except Exception:  # the program's, whatever it is
        return {"path": path, "error": traceback.format_exc(), "records": []}
    chosen = [item for item in given["inputs"] if item.get("only") in (None, tag or None)]
    return {"path": path, "error": None, "records": [run(mint, item, given["env"]) for item in chosen]}


def main(arguments):
    given = json.loads((HERE / "inputs.json").read_text("utf-8"))
    prepare(given["env"])
    prepare_legacy()
    # What programs print is not what this prints.
    sys.stdout, out = sys.stderr, sys.stdout
    for argument in arguments:
        path, _, tag = argument.partition("=")
        print(json.dumps(run_all(path, tag, given)), file=out, flush=True)


main(sys.argv[1:])
