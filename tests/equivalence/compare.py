#!/usr/bin/env python3
"""Compares a capability JWT with an access JWT, claim by claim. Standard library only.

    compare.py OLD NEW [--old-minted-at S] [--new-minted-at S] [--old-sdk SDK] [--auth-token T] [--api-secret T] [--key-sid SK]
    compare.py --batch      one JSON object per line on stdin, one per line on stdout

This is written without a look at the tool's own `verify`, so that either can be held against the other. It deliberately knows
nothing of programs or of fixes: it sees tokens, and the moments and secrets they were made with.
"""

import argparse
import base64
import binascii
import hashlib
import hmac
import json
import re
import sys
from decimal import Decimal
from urllib.parse import unquote_plus

PASS, NOTE, CHOICE, LOSS = "pass", "pass-with-note", "pass-with-choice", "pass-with-loss"
FAIL, NONE, REPORT, UNCHECKED = "fail", "no-equivalent", "report", "not-checked"
DAY = 86400


class NotAToken(ValueError):
    """The input is no JWT at all."""


class Number:
    """A JSON number with its text: 5.0 and 5 are different texts of one value."""

    def __init__(self, text):
        self.text = text
        self.value = Decimal(text)

    def __eq__(self, other):
        return isinstance(other, Number) and self.value == other.value

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return self.text


def decode(token):
    parts = token.strip().split(".")
    if len(parts) != 3:
        raise NotAToken("a JWT has three parts")
    try:
        head, body, signature = (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts)
        read = lambda text: json.loads(text.decode("utf-8"), parse_int=Number, parse_float=Number)
        header, payload = read(head), read(body)
    except (ValueError, binascii.Error) as error:
        raise NotAToken(f"unreadable part: {error}") from error
    if not isinstance(header, dict) or not isinstance(payload, dict):
        raise NotAToken("header and payload are JSON objects")
    return {"header": header, "payload": payload, "signature": signature, "signed": ".".join(parts[:2])}


def signed_with(jwt, secret):
    made = hmac.new(secret.encode("utf-8"), jwt["signed"].encode("ascii"), hashlib.sha256).digest()
    return hmac.compare_digest(made, jwt["signature"])


def seconds(value):
    """A point in time, which one SDK writes as text."""
    if isinstance(value, Number):
        return value.value
    if isinstance(value, str) and re.fullmatch(r"\d+", value):
        return Decimal(value)
    return None


def between(sdk, language, low=(), high=(99,)):
    """Whether an SDK such as `ruby-5.6.4` is of this language and at least low, below high."""
    name, _, version = (sdk or "").partition("-")
    numbers = tuple(int(part) for part in re.findall(r"\d+", version))
    return name == language and low <= numbers < high


def raw_names(sdk):
    return between(sdk, "java", (7,)) or between(sdk, "csharp", (5,))


def inner_not_encoded(sdk):
    return between(sdk, "ruby", (5,)) or between(sdk, "csharp", (), (5,))


def scope_pieces(scope):
    pieces = []
    for word in scope.split(" ") if scope else []:
        if word.startswith("scope:") or not pieces:
            pieces.append(word)
        else:
            pieces[-1] += " " + word
    return pieces


def parse_scope(scope, sdk):
    """Incoming names, outgoing scopes, event streams, and pieces of no known kind."""
    incoming, outgoing, events, unknown = [], [], [], []
    for piece in scope_pieces(scope):
        kind, _, query = piece.partition("?")
        if kind == "scope:client:incoming":
            incoming.append(incoming_name(query, sdk))
        elif kind == "scope:client:outgoing":
            outgoing.append(outgoing_scope(query, sdk))
        elif kind == "scope:stream:subscribe":
            events.append(query)
        else:
            unknown.append(piece)
    return incoming, outgoing, events, unknown


def incoming_name(query, sdk):
    # A space is never written by an SDK that encodes, so it betrays one that does not.
    raw = raw_names(sdk) or " " in query
    if raw and "clientName=" in query:
        return query.split("clientName=", 1)[1]
    return dict(pairs(query)).get("clientName", "")


def pairs(query):
    split = (part.partition("=") for part in query.split("&") if part)
    return [(unquote_plus(key), unquote_plus(value)) for key, _, value in split]


def outgoing_scope(query, sdk):
    scope = {"app_sid": None, "name": None, "params": []}
    # Early ones encoded each pair as a whole and left the separators bare, so that all pairs but the first look like keys.
    early = between(sdk, "ruby", (5,), (5, 6, 4))
    again = (lambda text: text) if inner_not_encoded(sdk) else unquote_plus
    for part in filter(None, query.split("&")):
        key, _, value = (unquote_plus(text) for text in part.partition("="))
        if key == "appSid":
            scope["app_sid"] = value
        elif key == "clientName":
            scope["name"] = value
        elif key == "appParams" or early:
            text = value if key == "appParams" else unquote_plus(part)
            inner = (pair.partition("=") for pair in ([text] if early else text.split("&")) if pair)
            scope["params"] += [(again(name), again(value)) for name, _, value in inner]
    return scope


def grouped(params):
    groups = {}
    for key, value in params:
        groups.setdefault(key, []).append(value)
    return groups


def texts(value, sdk):
    """What the old SDK may have written for a value of the new token, and whether the value has a type of its own."""
    language = (sdk or "").partition("-")[0]
    if isinstance(value, str):
        return [[value]], False
    if isinstance(value, Number):
        return [[value.text]], True
    if isinstance(value, bool):
        spelt = {"python": ["True" if value else "False"], "php": ["1" if value else "0"]}
        plain = "true" if value else "false"
        known = spelt.get(language, [plain] if language else [plain, plain.capitalize(), "1" if value else "0"])
        return [[text] for text in known], True
    if value is None:
        return [[text] for text in (["None"] if language == "python" else ["null", "None", ""])], True
    if isinstance(value, list):
        each = [texts(item, sdk)[0][0][0] for item in value]
        if language == "ruby":
            shown = [json.dumps(item, ensure_ascii=False) if isinstance(item, str) else text for item, text in zip(value, each)]
            return [["[" + ", ".join(shown) + "]"]], True
        return [each, [",".join(each)]], True
    return [], True


def leaves(key, value):
    """PHP writes what is inside of lists and maps under keys of its own, and nothing for null."""
    if value is None:
        return {}
    if not isinstance(value, (list, dict)):
        return {key: value}
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return {path: leaf for name, item in inner for path, leaf in leaves(f"{key}[{name}]", item).items()}


def compare_params(old, new, sdk):
    """Row V4, with V5 where a value is not text."""
    old = grouped(old)
    new = new or {}
    if not isinstance(new, dict):
        return [("V4", FAIL, "params is not an object")]
    rows, typed = [], []
    if between(sdk, "php"):
        typed = [f"{key} is {value!r}, not text" for key, value in new.items() if value is None or isinstance(value, (list, dict))]
        new = {path: leaf for key, value in new.items() for path, leaf in leaves(key, value).items()}
    for key in sorted(set(old) | set(new)):
        if key not in old:
            rows.append(("V4", FAIL, f"parameter {key!r} is new"))
        elif key not in new and old[key] == ["undefined"]:
            typed.append(f"{key} was undefined")
        elif key not in new:
            rows.append(("V4", FAIL, f"parameter {key!r} is gone"))
        else:
            choices, is_typed = texts(new[key], sdk)
            same = old[key] in choices
            if not same and isinstance(new[key], Number) and len(old[key]) == 1:
                same = re.fullmatch(r"-?\d+(\.\d+)?", old[key][0]) and Decimal(old[key][0]) == new[key].value
            if not same:
                rows.append(("V4", FAIL, f"parameter {key!r} was {old[key]!r}, is {new[key]!r}"))
            elif is_typed:
                typed.append(f"{key} is {new[key]!r}, not text")
    rows = rows or [("V4", PASS, f"{len(new)} parameters")]
    return rows + ([("V5", NOTE, "; ".join(typed))] if typed else [])


def row(rule, good, reason, otherwise=FAIL):
    return (rule, PASS if good else otherwise, reason)


def voice_object(access):
    grants = access["payload"].get("grants")
    voice = grants.get("voice") if isinstance(grants, dict) else None
    return voice if isinstance(voice, dict) else None


def header_rows(old, new):
    header = new["header"]
    wanted = {"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"}
    wrong = [key for key, value in wanted.items() if header.get(key) != value]
    if old["header"].get("alg") != "HS256":
        wrong.append("alg of the old token")
    yield row("H1", not wrong, f"wrong: {', '.join(wrong)}" if wrong else "header of an access token")
    yield row("H2", header.get("twr") is None, f"twr is {header.get('twr')!r}")


def credential_rows(old, new, with_):
    secret, auth_token = with_.get("api_secret"), with_.get("auth_token")
    if auth_token is not None:
        yield row("S0", signed_with(old, auth_token), "the old token is signed with the auth token")
    if secret is None:
        yield ("S1", UNCHECKED, "no API secret given")
    else:
        by_key, by_token = signed_with(new, secret), auth_token is not None and signed_with(new, auth_token)
        yield row("S1", by_key and not by_token, f"signed with the API secret: {by_key}, with the auth token: {by_token}")
    iss, sub, account = (jwt["payload"].get(claim) for jwt, claim in ((new, "iss"), (new, "sub"), (old, "iss")))
    key = with_.get("key_sid")
    looks = isinstance(iss, str) and re.fullmatch(r"SK[0-9a-fA-F]{32}", iss) is not None
    yield row("I1", looks and iss != account and key in (None, iss), f"iss is {iss!r}")
    yield row("I2", account is not None and sub == account, f"sub is {sub!r}, the account is {account!r}")


def time_rows(old, new, with_):
    made_old, made_new = (seconds_of(with_.get(key)) for key in ("old_minted_at", "new_minted_at"))
    access, capability = new["payload"], old["payload"]
    now = made_new if made_new is not None else seconds(access.get("iat"))
    jti, iss = access.get("jti"), access.get("iss")
    match = re.fullmatch(r"(.*)-(\d+)", jti) if isinstance(jti, str) else None
    tolerance = 2 if (with_.get("old_sdk") or "java").partition("-")[0] != "java" else 128
    if match is None or match[1] != iss:
        yield ("J1", FAIL, f"jti is {jti!r}")
    elif now is None:
        yield ("J1", UNCHECKED, "no mint time")
    else:
        yield row("J1", abs(Decimal(match[2]) - now) <= tolerance, f"jti is {Decimal(match[2]) - now} s from the mint time")
    lives = [life(access, made_new), life(capability, made_old)]
    if seconds(access.get("exp")) is None or seconds(capability.get("exp")) is None:
        yield ("T1", FAIL, "exp is missing or no time")
    elif None in lives:
        yield ("T1", UNCHECKED, "no mint time")
    else:
        yield row("T1", abs(lives[0] - lives[1]) <= 2, f"lived {round(lives[1])} s, lives {round(lives[0])} s")
    if lives[0] is not None:
        yield row("T2", lives[0] <= DAY, f"lives {round(lives[0])} s", REPORT)
    nbf, before = seconds(access.get("nbf")), seconds(capability.get("nbf"))
    if "nbf" not in access or (nbf is not None and nbf == before):
        yield ("T3", PASS, "nbf is absent or as it was")
    elif now is None:
        yield ("T3", UNCHECKED, "no mint time")
    else:
        yield row("T3", nbf is not None and nbf <= now + 1, f"nbf is {access.get('nbf')!r}")


def seconds_of(value):
    return None if value is None else Decimal(str(value))


def life(claims, made):
    ends = seconds(claims.get("exp"))
    starts = [time for time in (seconds(claims.get("iat")), seconds(claims.get("nbf")), made) if time is not None]
    return ends - starts[0] if ends is not None and starts else None


def name_rows(incoming, outgoing, new):
    names = set(incoming) | {scope["name"] for scope in outgoing if scope["name"] is not None}
    grants = new["payload"].get("grants")
    identity = grants.get("identity") if isinstance(grants, dict) else None
    if len(names) == 1:
        yield row("N1", [identity] == list(names), f"name {names.pop()!r}, identity {identity!r}")
    elif not names:
        chosen = isinstance(identity, str) and identity != ""
        yield ("N2", CHOICE if chosen else FAIL, f"no name, identity {identity!r}")
    else:
        yield ("N3", NONE, f"names {sorted(names)!r}, identity {identity!r}")


def grant_rows(incoming, outgoing, new, with_):
    grants = new["payload"].get("grants")
    keys = set(grants) if isinstance(grants, dict) else set()
    wanted = {"identity", "voice"} | set(with_.get("other_grants") or [])
    nothing = not incoming and not outgoing
    yield row("G1", keys == wanted or (nothing and keys == wanted - {"voice"}), f"grants are {sorted(keys)!r}")
    voice = voice_object(new)
    if voice is None and not nothing:
        yield ("V0", FAIL, "no voice grant")
    voice = voice or {}
    got = voice.get("incoming")
    readable = got is None or (isinstance(got, dict) and isinstance(got.get("allow"), bool))
    allowed = isinstance(got, dict) and got.get("allow") is True
    yield row("V1", readable and allowed == bool(incoming), f"incoming was {bool(incoming)}, is {got!r}")
    got = voice.get("outgoing")
    readable = got is None or isinstance(got, dict)
    yield row("V2", readable and (got is not None) == bool(outgoing), f"outgoing was {bool(outgoing)}, is {got is not None}")
    if outgoing and isinstance(got, dict):
        yield from outgoing_rows(outgoing, got, with_.get("old_sdk"))
    foreign = [key for key in ("push_credential_sid", "endpoint_id") if voice.get(key) is not None]
    yield row("V6", not foreign, f"without counterpart: {foreign}")


def outgoing_rows(outgoing, got, sdk):
    sids = {scope["app_sid"] for scope in outgoing}
    if len(sids) > 1:
        yield ("V3", NONE, f"application SIDs {sorted(map(str, sids))}")
        return
    wanted = sids.pop()
    yield row("V3", wanted is not None and got.get("application_sid") == wanted, f"was {wanted!r}, is {got.get('application_sid')!r}")
    different = [scope for scope in outgoing if sorted(scope["params"]) != sorted(outgoing[0]["params"])]
    if different:
        yield ("V4", NONE, "outgoing scopes with different parameters")
    else:
        yield from compare_params(outgoing[0]["params"], got.get("params"), sdk)


def other_rows(events, unknown, old, new, with_):
    if events:
        yield ("E1", LOSS, "event streams have no counterpart")
    if unknown:
        yield ("E0", FAIL, f"{len(unknown)} scopes of unknown kind")
    custom = set(old["payload"]) - {"scope", "iss", "exp", "nbf", "iat"}
    lost = sorted(claim for claim in custom if new["payload"].get(claim) != old["payload"][claim])
    yield row("X1", not lost, f"claims lost: {lost}" if lost else f"{len(custom)} custom claims")
    leaks = with_.get("auth_token") and with_["auth_token"] in json.dumps([new["header"], new["payload"]], default=repr)
    yield row("X2", "scope" not in new["payload"] and not leaks, "scope or auth token left in the new token" if leaks else "no scope")
    if not events and "scope" in old["payload"] and not old["payload"]["scope"]:
        yield ("C0", NOTE, "the old token allows nothing")


def same_access_token(old, new, with_):
    """An access token that was there before has to stay as it was, moments apart."""
    def still(jwt):
        claims = {key: value for key, value in jwt["payload"].items() if key not in ("jti", "iat", "nbf", "exp")}
        return {"header": jwt["header"], "claims": claims, "life": None if life(jwt["payload"], None) is None else round(life(jwt["payload"], None))}
    was, is_ = still(old), still(new)
    changed = [key for key in was if was[key] != is_[key]]
    # Where a token does not say when it was minted, whoever minted it does, roughly.
    lives = [life(jwt["payload"], seconds_of(with_.get(key))) for jwt, key in ((old, "old_minted_at"), (new, "new_minted_at"))]
    if None not in lives and abs(lives[0] - lives[1]) > 2:
        changed.append("life")
    return [row("A0", not changed, f"an access token before and after; changed: {changed}")]


def compare(old_text, new_text, with_):
    """Rows of (rule, verdict, reason)."""
    old, new = decode(old_text), decode(new_text)
    if "grants" in old["payload"]:
        return same_access_token(old, new, with_)
    if "grants" not in new["payload"]:
        return [("G0", FAIL, "the new token is no access token")]
    incoming, outgoing, events, unknown = parse_scope(str(old["payload"].get("scope") or ""), with_.get("old_sdk"))
    rows = list(header_rows(old, new)) + list(credential_rows(old, new, with_)) + list(time_rows(old, new, with_))
    rows += list(name_rows(incoming, outgoing, new)) + list(grant_rows(incoming, outgoing, new, with_))
    return rows + list(other_rows(events, unknown, old, new, with_))


def compare_records(before, after, with_):
    """What a runner recorded for one input: rows, or nothing to compare where no token was minted before."""
    if before["error"] is not None:
        return []
    if after["error"] is not None:
        return [("R0", FAIL, f"minted before, now: {after['error']}")]
    if len(before["tokens"]) != len(after["tokens"]):
        return [("R1", FAIL, f"{len(before['tokens'])} tokens before, {len(after['tokens'])} after")]
    rows = [row("R2", before["types"] == after["types"], f"types {before['types']} and {after['types']}")]
    rows.append(row("R3", before["around"] == after["around"], f"around the tokens: {before['around']} and {after['around']}"))
    times = {"old_minted_at": before["minted_at"], "new_minted_at": after["minted_at"]}
    for one, other in zip(before["tokens"], after["tokens"]):
        try:
            rows += compare(one, other, {**with_, **times})
        except NotAToken as error:
            rows.append(("R4", FAIL, str(error)))
    return rows


def batch(lines):
    for line in filter(str.strip, lines):
        job = json.loads(line)
        rows, minted = [], 0
        for before, after in zip(job["before"], job["after"]):
            minted += len(before["tokens"])
            rows += [{"input": before["input"], "rule": rule, "verdict": verdict, "reason": reason}
                     for rule, verdict, reason in compare_records(before, after, job["with"])]
        print(json.dumps({"id": job["id"], "minted": minted, "rows": rows}))


def main():
    parser = argparse.ArgumentParser(description="compare a capability token with an access token")
    parser.add_argument("tokens", nargs="*", metavar="OLD NEW")
    parser.add_argument("--batch", action="store_true")
    for option in ("old-minted-at", "new-minted-at", "old-sdk", "auth-token", "api-secret", "key-sid"):
        parser.add_argument(f"--{option}", help="such as ruby-5.6.4" if option == "old-sdk" else None)
    given = vars(parser.parse_args())
    if given.pop("batch"):
        return batch(sys.stdin)
    tokens = given.pop("tokens")
    if len(tokens) != 2:
        parser.error("two tokens, please")
    try:
        rows = compare(*tokens, given)
    except NotAToken as error:
        parser.error(str(error))
    print(json.dumps([dict(zip(("rule", "verdict", "reason"), entry)) for entry in rows], indent=2, ensure_ascii=False))
    return 1 if any(verdict in (FAIL, NONE, LOSS) for _, verdict, _ in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
