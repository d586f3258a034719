"""Attacks on the container, the signature, the JSON and the clock: name -> what comes, and why it is refused."""

from collections.abc import Callable

from sync.refusals import Reason
from tests.sync.forging import DAY, EVE, HEADER, LEA, SAM, SECOND, Forged, ask_body, b64, card_body, seal

R = Reason

_MAC = b"\n--- " + b"A" * 43 + b"\n"
_MAGIC = b"age-encryption.org/v1"
_SCRYPT = b"\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 40\nZV/AhotwSGqaPCU43cepl4WYUouAa17a3xpu4G2yi5k"
_X25519 = b"\n-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43


def swapped(compact: str) -> str:
    """Another payload under the same signature."""
    head, _, signature = compact.split(".")
    return f"{head}.{b64(Forged(body=card_body(name={'full': 'Eve'})).said())}.{signature}"


def with_signature(signature: bytes) -> Callable[[str], str]:
    return lambda compact: compact.rsplit(".", 1)[0] + "." + b64(signature)


def payload(said: bytes) -> bytes:
    return Forged(payload=said).data()


def edited(old: bytes, new: bytes) -> bytes:
    """The payload with some bytes replaced by others, rightly signed."""
    said = Forged().said()
    assert old in said
    return payload(said.replace(old, new, 1))


def consent(**more: object) -> dict[str, object]:
    body = card_body()
    return {**body, "kind": "consent", "sig": LEA.key, "age": LEA.age, "ask_hash": "0" * 64, **more}


def identity(**more: object) -> bytes:
    body = {"kind": "identity", "name": "Léa", "age": LEA.age, **more}
    return Forged(body, {"aud": ""}, sealed=False).data()


CONTAINER: dict[str, tuple[bytes, Reason]] = {
    "empty file": (b"", R.NOT_A_CARD),
    "one byte": (b"a", R.NOT_A_CARD),
    "zeros": (b"\0" * 4096, R.NOT_A_CARD),
    "over the size of a file": (_MAGIC + b"\n" + b"A" * (64 * 1024), R.TOO_LARGE),
    "an armoured age file": (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", R.NOT_A_CARD),
    "the next version of age": (b"age-encryption.org/v2\n" + _X25519 + _MAC, R.NOT_A_CARD),
    "a header without an end": (_MAGIC + _X25519, R.NOT_A_CARD),
    "a header of 500 stanzas": (_MAGIC + _X25519 * 500 + _MAC, R.TOO_LARGE),
    "a header of five stanzas": (_MAGIC + _X25519 * 5 + _MAC, R.TOO_LARGE),
    "a header of one endless line": (_MAGIC + b"\n-> X25519 " + b"A" * 30_000 + _MAC, R.TOO_LARGE),
    "a stanza of endless arguments": (_MAGIC + b"\n-> X25519" + b" A" * 12_000 + _MAC, R.TOO_LARGE),
    "no stanza": (_MAGIC + _MAC, R.NOT_A_CARD),
    "a scrypt stanza of a huge work factor": (_MAGIC + _SCRYPT + _MAC + b"\0" * 64, R.NOT_A_CARD),
    "a scrypt stanza beside ours": (_MAGIC + _X25519 + _SCRYPT + _MAC + b"\0" * 64, R.NOT_A_CARD),
    "a stanza of a plugin": (_MAGIC + b"\n-> yubikey AAAA\nAAAA" + _MAC, R.NOT_A_CARD),
    "an ssh stanza": (_MAGIC + b"\n-> ssh-ed25519 AAAA AAAA\nAAAA" + _MAC, R.NOT_A_CARD),
    "sealed for someone else": (Forged(to=EVE.age).data(), R.NOT_FOR_ME),
    "cut in the middle": (Forged().data()[:-20], R.NOT_A_CARD),
    "one byte flipped": (Forged().data()[:-1] + bytes([Forged().data()[-1] ^ 1]), R.NOT_A_CARD),
    "something after the end": (Forged().data() + b"more", R.NOT_A_CARD),
    "sealed twice": (seal(Forged().data(), SAM.age), R.NOT_A_CARD),
    "sealed and empty": (seal(b"", SAM.age), R.NOT_A_CARD),
    "sealed and binary": (seal(bytes(range(256)), SAM.age), R.NOT_A_CARD),
    "a card that is not sealed": (Forged(sealed=False).data(), R.NOT_A_CARD),
    "an ask that is not sealed": (Forged(ask_body(), sealed=False).data(), R.NOT_A_CARD),
    "an ask for anyone": (Forged(ask_body(), {"aud": ""}, sealed=False).data(), R.NOT_A_CARD),
    "a vCard": (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eve\r\nEND:VCARD\r\n", R.NOT_A_CARD),
    "a page of HTML": (b"<html><script>1</script></html>", R.NOT_A_CARD),
    "a ZIP": (b"PK\x03\x04" + b"\0" * 200, R.NOT_A_CARD),
}

SIGNATURE: dict[str, tuple[bytes, Reason]] = {
    "alg none": (Forged(header={**HEADER, "alg": "none"}).data(), R.NOT_A_CARD),
    "alg none and no signature": (
        Forged(header={**HEADER, "alg": "none"}, change=lambda c: c.rsplit(".", 1)[0] + ".").data(),
        R.NOT_A_CARD,
    ),
    "alg HS256 with the key as secret": (Forged(header={**HEADER, "alg": "HS256"}).data(), R.NOT_A_CARD),
    "alg EdDSA": (Forged(header={**HEADER, "alg": "EdDSA"}).data(), R.NOT_A_CARD),
    "alg ES256": (Forged(header={**HEADER, "alg": "ES256"}).data(), R.NOT_A_CARD),
    "alg in small letters": (Forged(header={**HEADER, "alg": "ed25519"}).data(), R.NOT_A_CARD),
    "jku to fetch a key from": (Forged(header={**HEADER, "jku": "https://eve.example/k"}).data(), R.NOT_A_CARD),
    "jwk with a key of its own": (
        Forged(header={**HEADER, "jwk": {"kty": "OKP", "crv": "Ed25519", "x": EVE.key}}).data(),
        R.NOT_A_CARD,
    ),
    "x5u": (Forged(header={**HEADER, "x5u": "https://eve.example/c"}).data(), R.NOT_A_CARD),
    "kid": (Forged(header={**HEADER, "kid": "../../etc/passwd"}).data(), R.NOT_A_CARD),
    "crit": (Forged(header={**HEADER, "crit": ["exp"], "exp": 1}).data(), R.NOT_A_CARD),
    "b64 false": (Forged(header={**HEADER, "b64": False, "crit": ["b64"]}).data(), R.NOT_A_CARD),
    "zip": (Forged(header={**HEADER, "zip": "DEF"}).data(), R.NOT_A_CARD),
    "another type": (Forged(header={**HEADER, "typ": "JWT"}).data(), R.NOT_A_CARD),
    "alg twice": (Forged(header=b'{"alg":"Ed25519","alg":"none","typ":"introcard"}').data(), R.NOT_A_CARD),
    "a header that is no JSON": (Forged(header=b"Ed25519").data(), R.NOT_A_CARD),
    "a header of 20 KB": (Forged(header={**HEADER, "x": "y" * 20_000}).data(), R.NOT_A_CARD),
    "swapped payload": (Forged(change=swapped).data(), R.FORGED),
    "signed by someone else": (Forged(signer=EVE.sign_secret).data(), R.FORGED),
    "signature of zeros": (Forged(change=with_signature(b"\0" * 64)).data(), R.FORGED),
    "signature of another message": (
        Forged(change=lambda c: c.rsplit(".", 1)[0] + "." + Forged(ask_body()).compact().rsplit(".", 1)[1]).data(),
        R.FORGED,
    ),
    "signature of 63 bytes": (Forged(change=with_signature(b"\1" * 63)).data(), R.NOT_A_CARD),
    "signature of 65 bytes": (Forged(change=with_signature(b"\1" * 65)).data(), R.NOT_A_CARD),
    "no signature": (Forged(change=lambda c: c.rsplit(".", 1)[0]).data(), R.NOT_A_CARD),
    "four parts": (Forged(change=lambda c: f"{c}.e30").data(), R.NOT_A_CARD),
    "five parts, as an encrypted token": (Forged(change=lambda c: f"{c}.e30.e30").data(), R.NOT_A_CARD),
    "padding in base64": (Forged(change=lambda c: c.replace(".", "=.", 1)).data(), R.NOT_A_CARD),
    "blanks in base64": (Forged(change=lambda c: c[:40] + "\n" + c[40:]).data(), R.NOT_A_CARD),
    "the other alphabet of base64": (Forged(change=lambda c: c[:-1] + "+").data(), R.NOT_A_CARD),
    "bits left over in base64": (Forged(change=lambda c: c[:-1] + chr(ord(c[-1]) + 1)).data(), R.NOT_A_CARD),
    "letters that are not ASCII": (Forged(change=lambda c: c.replace("e", "е", 1)).data(), R.NOT_A_CARD),
    "a signature in JSON": (Forged(change=lambda c: '{"payload":"e30","signatures":[]}').data(), R.NOT_A_CARD),
    "a key of small order": (
        Forged(envelope={"iss": b64(b"\1" + b"\0" * 31)}, change=with_signature(b"\1" + b"\0" * 63)).data(),
        R.FORGED,
    ),
    "a key of zeros": (Forged(envelope={"iss": b64(b"\0" * 32)}).data(), R.FORGED),
    "replayed to another reader": (seal(Forged(to=EVE.age).compact().encode(), EVE.age), R.NOT_FOR_ME),
    "sealed anew for who is not meant": (Forged(envelope={"aud": EVE.key}).data(), R.NOT_FOR_ME),
    "a sealed card for nobody in particular": (Forged(envelope={"aud": ""}).data(), R.NOT_A_CARD),
    "an identity for one reader": (
        Forged({"kind": "identity", "name": "Léa", "age": LEA.age}, sealed=False).data(),
        R.NOT_A_CARD,
    ),
    "a consent that nobody handed on": (Forged(consent()).data(), R.NOT_FOR_ME),
    "a consent for another key than its signer's": (Forged(consent(sig=EVE.key)).data(), R.FORGED),
    "an identity with a broken age key": (identity(age="age1" + "q" * 58), R.NOT_A_CARD),
    "an identity with a secret age key": (identity(age=LEA.age_secret), R.NOT_A_CARD),
    "a signed file over 48 KB": (seal(b"e30." + b"A" * 50_000 + b"." + b"A" * 86, SAM.age), R.TOO_LARGE),
}

JSON: dict[str, tuple[bytes, Reason]] = {
    "nested 9 deep": (payload(b'{"minv":1,"x":' + b"[" * 8 + b"]" * 8 + b"}"), R.TOO_LARGE),
    "nested 15,000 deep": (payload(b"[" * 15_000 + b"]" * 15_000), R.TOO_LARGE),
    "objects 5,000 deep": (payload(b'{"a":' * 5_000 + b"1" + b"}" * 5_000), R.TOO_LARGE),
    "brackets that never close": (payload(b'{"minv":1,' + b"[" * 30_000), R.TOO_LARGE),
    "a member twice": (edited(b'"v":1', b'"v":1,"v":1'), R.NOT_A_CARD),
    "the reader twice": (edited(b'"aud":', b'"aud":"","aud":'), R.NOT_A_CARD),
    "a member twice, deep inside": (edited(b'"full":', b'"full":"Eve","full":'), R.NOT_A_CARD),
    "a member twice, once escaped": (edited(b'"v":1', b'"v":1,"\\u0076":1'), R.NOT_A_CARD),
    "NaN": (edited(b'"round":1', b'"round":NaN'), R.NOT_A_CARD),
    "infinity": (edited(b'"round":1', b'"round":Infinity'), R.NOT_A_CARD),
    "a number with an exponent": (edited(b'"round":1', b'"round":1e999'), R.NOT_A_CARD),
    "a number with a point": (edited(b'"round":1', b'"round":1.0'), R.NOT_A_CARD),
    "an integer of 10,000 digits": (edited(b'"round":1', b'"round":' + b"9" * 10_000), R.NOT_A_CARD),
    "an integer of 17 digits": (edited(b'"round":1', b'"round":' + b"9" * 17), R.NOT_A_CARD),
    "a long integer in an unknown member": (edited(b'"v":1', b'"v":1,"x":' + b"9" * 5_000), R.NOT_A_CARD),
    "a negative instant": (edited(b'"iat":', b'"iat":-'), R.NOT_A_CARD),
    "round zero": (edited(b'"round":1', b'"round":0'), R.NOT_A_CARD),
    "round 100": (edited(b'"round":1', b'"round":100'), R.NOT_A_CARD),
    "true for a number": (edited(b'"round":1', b'"round":true'), R.NOT_A_CARD),
    "a text for a number": (edited(b'"round":1', b'"round":"1"'), R.NOT_A_CARD),
    "a list": (payload(b"[]"), R.NOT_A_CARD),
    "null": (payload(b"null"), R.NOT_A_CARD),
    "an empty payload": (payload(b" "), R.NOT_A_CARD),
    "no UTF-8": (edited("Léa".encode(), b"L\xe9a"), R.NOT_A_CARD),
    "half a surrogate pair": (edited("Léa".encode(), b"\\ud800"), R.NOT_A_CARD),
    "UTF-16": (payload(Forged().said().decode().encode("utf-16")), R.NOT_A_CARD),
    "a byte order mark": (payload(b"\xef\xbb\xbf" + Forged().said()), R.NOT_A_CARD),
    "two documents": (payload(Forged().said() + b"{}"), R.NOT_A_CARD),
    "a comment": (edited(b'"v":1', b'/**/"v":1'), R.NOT_A_CARD),
    "no body": (Forged(envelope={"body": ...}).data(), R.NOT_A_CARD),
    "an unknown kind": (Forged({"kind": "exec"}).data(), R.NOT_A_CARD),
    "a kind that is a list": (Forged({"kind": ["card"]}).data(), R.NOT_A_CARD),
    "a card that is a text": (Forged({"kind": "card", "card": "x", "fields": []}).data(), R.NOT_A_CARD),
    "fields that are an object": (Forged({**card_body(), "fields": {"name": 1}}).data(), R.NOT_A_CARD),
    "no number": (Forged(envelope={"id": ...}).data(), R.NOT_A_CARD),
    "a short number": (Forged(envelope={"id": "ab"}).data(), R.NOT_A_CARD),
    "a number with an end of line": (Forged(envelope={"id": "ab" * 16 + "\n"}).data(), R.NOT_A_CARD),
    "a path for a thread": (Forged(envelope={"thread": "../" * 10 + "xx"}).data(), R.NOT_A_CARD),
    "a version of zero": (Forged(envelope={"v": 0}).data(), R.NOT_A_CARD),
    "a newer version": (Forged(envelope={"minv": 2, "body": {"kind": "dance"}}).data(), R.NEWER),
    "a version beyond all": (Forged(envelope={"minv": 2**40}).data(), R.NOT_A_CARD),
    "a payload over 32 KB": (edited(b'"v":1', b'"v":1,"x":"' + b"y" * 33_000 + b'"'), R.TOO_LARGE),
    "2,000 addresses": (
        Forged(card_body(emails={str(at): {"address": "a@example.org"} for at in range(700)})).data(),
        R.NOT_A_CARD,
    ),
    "a key of 10 KB": (Forged(card_body(emails={"k" * 10_000: {"address": "a@example.org"}})).data(), R.NOT_A_CARD),
}

TIME: dict[str, tuple[bytes, Reason]] = {
    "of the day after tomorrow": (Forged(envelope={"iat": SECOND + 2 * DAY + 1}).data(), R.CLOCK),
    "of the year 9999": (Forged(envelope={"iat": 253_400_000_000, "exp": 253_400_000_001}).data(), R.CLOCK),
    "expired three days ago": (
        Forged(envelope={"iat": SECOND - 9 * DAY, "exp": SECOND - 3 * DAY}).data(),
        R.EXPIRED,
    ),
    "valid for a year": (Forged(envelope={"exp": SECOND + 365 * DAY}).data(), R.CLOCK),
    "expired before it was written": (Forged(envelope={"exp": SECOND - 1}).data(), R.CLOCK),
    "no end": (Forged(envelope={"exp": ...}).data(), R.NOT_A_CARD),
}
