#!/usr/bin/env python3
"""The scope strings that each SDK writes, read back; and one broken claim after the other, each with its row."""

import base64
import hashlib
import hmac
import json
import unittest

import compare

ACCOUNT, KEY, APP = "AC" + "0" * 32, "SK" + "1" * 32, "AP2"
WITH = {"auth_token": "auth", "api_secret": "secret", "key_sid": KEY, "old_sdk": "node-6", "old_minted_at": 1000, "new_minted_at": 1000}
INCOMING = "scope:client:incoming?clientName="
OUTGOING = "scope:client:outgoing?"
PARAMS = [("a", "x y"), ("b", "1&2")]


def sign(header, payload, secret):
    part = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
    signed = part(header) + "." + part(payload)
    made = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return signed + "." + base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def capability(scope=INCOMING + "joe%20bob " + OUTGOING + "appSid=AP2&clientName=joe%20bob&appParams=a%3Dx%2520y", **claims):
    return sign({"typ": "JWT", "alg": "HS256"}, {"scope": scope, "iss": ACCOUNT, "exp": 1600, "iat": 1000, **claims}, "auth")


def access(change=lambda token: None, secret="secret"):
    token = {
        "header": {"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"},
        "payload": {
            "jti": KEY + "-1000", "iss": KEY, "sub": ACCOUNT, "iat": 1000, "exp": 1600,
            "grants": {"identity": "joe bob", "voice": {
                "incoming": {"allow": True}, "outgoing": {"application_sid": APP, "params": {"a": "x y"}}}},
        },
    }
    change(token)
    return sign(token["header"], token["payload"], secret)


def not_passed(old, new, **more):
    rows = compare.compare(old, new, {**WITH, **more})
    return sorted({rule for rule, verdict, _ in rows if verdict != compare.PASS})


class Scopes(unittest.TestCase):
    def check(self, scope, sdk=None, name="joe bob", outgoing_name="joe bob", params=tuple(PARAMS)):
        incoming, outgoing, events, unknown = compare.parse_scope(scope, sdk)
        self.assertEqual((incoming, events, unknown), ([name], [], []))
        self.assertEqual(outgoing, [{"app_sid": APP, "name": outgoing_name, "params": list(params)}])

    def test_node(self):
        self.check(INCOMING + "joe%20bob " + OUTGOING + "appSid=AP2&appParams=a%3Dx%2520y%26b%3D1%25262&clientName=joe%20bob")
        five = [*PARAMS, ("n", "5")]
        self.check(INCOMING + "joe%20bob " + OUTGOING + "appSid=AP2&clientName=joe%20bob&appParams=a%3Dx%2520y%26b%3D1%25262%26n%3D5", params=five)

    def test_python(self):
        self.check(INCOMING + "joe+bob " + OUTGOING + "appParams=a%3Dx%2By%26b%3D1%25262&appSid=AP2&clientName=joe+bob")

    def test_php(self):
        scope = OUTGOING + "appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262&clientName=joe " + INCOMING + "joe"
        self.check(scope, name="joe", outgoing_name="joe")
        self.check(OUTGOING + "appSid=AP2&appParams=&clientName=joe " + INCOMING + "joe", name="joe", outgoing_name="joe", params=[])

    def test_ruby(self):
        self.check(INCOMING + "joe+bob " + OUTGOING + "appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262&clientName=joe+bob", "ruby-4.13.0")
        plain = [("a", "x y"), ("b", "1")]
        # What is not encoded within cannot be read back: `1&2` becomes `1` and a parameter `2`.
        lossy = [("a", "x y"), ("b", "1"), ("2", "")]
        self.check(INCOMING + "joe+bob " + OUTGOING + "appSid=AP2&clientName=joe+bob&appParams=a%3Dx+y%26b%3D1", "ruby-5.6.4", params=plain)
        self.check(INCOMING + "joe+bob " + OUTGOING + "appSid=AP2&clientName=joe+bob&appParams=a%3Dx+y%26b%3D1%262", "ruby-5.6.4", params=lossy)
        early = "appSid=AP2&clientName=joe+bob&appParams=a%3Dx+y&b%3D1%262&n%3D5"
        self.check(INCOMING + "joe+bob " + OUTGOING + early, "ruby-5.0.0", params=[*PARAMS, ("n", "5")])

    def test_java(self):
        self.check(INCOMING + "joe+bob " + OUTGOING + "clientName=joe+bob&appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262")
        modern = OUTGOING + "appSid=AP2&clientName=joe+bob&appParams=a%3Dx%2By%26b%3D1%25262"
        self.check(INCOMING + "joe bob " + modern)
        self.check(INCOMING + "joe+%20b " + modern, "java-7.20.0", name="joe+%20b")
        self.check(INCOMING + "a  b " + modern, "java-7.20.0", name="a  b")

    def test_csharp(self):
        scope = OUTGOING + "appSid=AP2&appParams=a%3dx+y%26b%3d1&clientName=joe " + INCOMING + "joe"
        self.check(scope, "csharp-4.7.2", name="joe", outgoing_name="joe", params=[("a", "x y"), ("b", "1")])

    def test_events_and_others(self):
        _, _, events, unknown = compare.parse_scope("scope:stream:subscribe?path=/2010 scope:else?x=1", None)
        self.assertEqual((len(events), len(unknown)), (1, 1))


class Rows(unittest.TestCase):
    def breaks(self, rows, change, **more):
        self.assertEqual(not_passed(capability(), access(change), **more), rows)

    def test_equivalent(self):
        self.breaks([], lambda token: None)

    def test_header(self):
        self.breaks(["H1"], lambda token: token["header"].pop("cty"))
        self.breaks(["H2"], lambda token: token["header"].update(twr="ie1"))
        self.breaks([], lambda token: token["header"].update(twr=None))

    def test_credentials(self):
        self.assertEqual(not_passed(capability(), access(secret="auth")), ["S1"])
        self.breaks(["I1", "J1"], lambda token: token["payload"].update(iss=ACCOUNT))
        self.breaks(["I2"], lambda token: token["payload"].update(sub="AC" + "9" * 32))
        self.breaks(["X2"], lambda token: token["payload"].update(note="auth"))

    def test_times(self):
        self.breaks(["J1"], lambda token: token["payload"].update(jti=KEY + "-1100"))
        self.breaks([], lambda token: token["payload"].update(jti=KEY + "-1100"), old_sdk=None)
        self.breaks(["T1"], lambda token: token["payload"].update(exp=4600))
        self.breaks(["T3"], lambda token: token["payload"].update(nbf=1300))
        long = access(lambda token: token["payload"].update(exp=1000 + 90000))
        self.assertEqual(not_passed(capability(exp="91000"), long), ["T2"])
        bare = sign({"alg": "HS256"}, {"scope": INCOMING + "joe", "iss": ACCOUNT, "exp": 1600}, "auth")
        self.assertIn("T1", not_passed(bare, access(), old_minted_at=None))

    def test_names(self):
        self.breaks(["N1"], lambda token: token["payload"]["grants"].update(identity="bob"))
        nobody = capability(OUTGOING + "appSid=AP2&appParams=a%3Dx%2520y")
        self.assertEqual(not_passed(nobody, access()), ["N2", "V1"])
        two = capability(INCOMING + "a " + OUTGOING + "appSid=AP2&clientName=b&appParams=a%3Dx%2520y")
        self.assertEqual(not_passed(two, access()), ["N3"])

    def test_grants(self):
        voice = lambda token: token["payload"]["grants"]["voice"]
        self.breaks(["G1"], lambda token: token["payload"]["grants"].update(chat={}))
        self.breaks([], lambda token: token["payload"]["grants"].update(chat={}), other_grants=["chat"])
        self.breaks(["V1"], lambda token: voice(token).pop("incoming"))
        self.breaks(["V1"], lambda token: voice(token).update(incoming={"allow": "true"}))
        self.breaks(["V2"], lambda token: voice(token).pop("outgoing"))
        self.breaks(["V3"], lambda token: voice(token)["outgoing"].update(application_sid="AP3"))
        self.breaks(["V6"], lambda token: voice(token).update(push_credential_sid="CR1"))
        events = capability(INCOMING + "joe%20bob " + OUTGOING + "appSid=AP2&appParams=a%3Dx%2520y scope:stream:subscribe?path=x")
        self.assertEqual(not_passed(events, access()), ["E1"])
        two = capability(INCOMING + "joe%20bob " + OUTGOING + "appSid=AP2 " + OUTGOING + "appSid=AP3")
        self.assertEqual(not_passed(two, access()), ["V3"])

    def test_claims(self):
        self.assertEqual(not_passed(capability(shift="late"), access()), ["X1"])
        self.breaks(["X2"], lambda token: token["payload"].update(scope=""))

    def test_params(self):
        params = lambda value: lambda token: token["payload"]["grants"]["voice"]["outgoing"].update(params=value)
        self.breaks(["V4"], params({}))
        self.breaks(["V4"], params({"a": "x+y"}))
        self.breaks(["V4"], params({"a": "x y", "b": "1"}))
        number = capability(INCOMING + "joe%20bob " + OUTGOING + "appSid=AP2&appParams=n%3D5%26t%3Dtrue%26l%3D1%2C2%26u%3Dundefined")
        self.assertEqual(not_passed(number, access(params({"n": 5, "t": True, "l": [1, 2]}))), ["V5"])
        self.assertEqual(not_passed(number, access(params({"n": 6, "t": True, "l": [1, 2]}))), ["V4", "V5"])
        listed = capability(INCOMING + "joe+bob " + OUTGOING + "appSid=AP2&appParams=l%3D1%26l%3D2")
        self.assertEqual(not_passed(listed, access(params({"l": ["1", "2"]})), old_sdk="python-9"), ["V5"])

    def test_params_of_php_and_ruby(self):
        params = lambda value: access(lambda token: token["payload"]["grants"]["voice"]["outgoing"].update(params=value))
        php = capability(INCOMING + "joe+bob " + OUTGOING + "appSid=AP2&appParams=l%255B0%255D%3Dx%26l%255B1%255D%3Dy%26t%3D1")
        self.assertEqual(not_passed(php, params({"l": ["x", "y"], "t": True, "z": None}), old_sdk="php-8.12.0"), ["V5"])
        self.assertEqual(not_passed(php, params({"l": ["x", "z"], "t": True}), old_sdk="php-8.12.0"), ["V4", "V5"])
        self.assertEqual(not_passed(php, params({"l": ["x"], "t": True}), old_sdk="php-8.12.0"), ["V4", "V5"])
        ruby = capability(INCOMING + "joe+bob " + OUTGOING + "appSid=AP2&appParams=l%3D%5B%22x%22%2C+1%5D%26z%3D")
        self.assertEqual(not_passed(ruby, params({"l": ["x", 1], "z": None}), old_sdk="ruby-7.11.0"), ["V5"])
        self.assertEqual(not_passed(ruby, params({"l": ["x", 2], "z": None}), old_sdk="ruby-7.11.0"), ["V4", "V5"])

    def test_not_a_token(self):
        for text in ("", "a.b", "a.b.c", "e30.W10.x"):
            with self.assertRaises(compare.NotAToken):
                compare.decode(text)


if __name__ == "__main__":
    unittest.main()
