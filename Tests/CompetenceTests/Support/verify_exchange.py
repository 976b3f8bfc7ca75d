"""What leaves for other tools, read by tools that are not ours: PyJWT and cryptography for tokens, csv and json for the rest.

    verify_exchange.py jwt FILE      a signed badge: signature by the key it carries, claims, mandatory members
    verify_exchange.py badge FILE    an unsigned badge: mandatory members, and no claim to be verifiable
    verify_exchange.py moodle FILE   a competency framework: columns, tree, codes, scale
    verify_exchange.py xapi FILE     statements, one a line
    verify_exchange.py sign FILE     prints the claims of FILE as a token, signed by a key made for it and thrown away

Prints what is wrong, one line each, and exits with 1; prints "ok" and what was counted otherwise.
"""

import base64
import csv
import datetime
import json
import re
import sys
import uuid

CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
RESULT_TYPES = {"Percent", "RubricCriterionLevel", "RawScore", "Status"}
VERBS = {"initialized", "attempted", "answered", "completed", "passed", "failed", "scored"}


def missing(value, *names):
    return [f"{name} is missing" for name in names if value.get(name) in (None, "", [], {})]


def badge(value, signed):
    faults = missing(value, "@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject")
    if faults:
        return faults
    if value["@context"][:2] != CONTEXTS:
        faults.append("the contexts are not those of the model")
    if "OpenBadgeCredential" not in value["type"] or ("VerifiableCredential" in value["type"]) != signed:
        faults.append(f"types {value['type']}, signed {signed}")
    subject, issuer = value["credentialSubject"], value["issuer"]
    faults += missing(issuer, "id", "type", "name") + missing(subject, "id", "type", "achievement")
    if not subject.get("id", "").startswith("urn:uuid:") or not uuid.UUID(subject["id"][9:]):
        faults.append("the holder is no pseudonym")
    achievement = subject["achievement"]
    faults += missing(achievement, "id", "type", "name", "description", "criteria", "achievementType")
    if achievement["achievementType"] not in ("Competency", "MicroCredential"):
        faults.append(f"achievementType {achievement['achievementType']}")
    for alignment in achievement.get("alignment", []):
        faults += missing(alignment, "type", "targetName", "targetUrl")
    described = {}
    for one in achievement.get("resultDescription", []):
        faults += missing(one, "id", "type", "name", "resultType")
        described[one["id"]] = one
        if one["resultType"] not in RESULT_TYPES:
            faults.append(f"resultType {one['resultType']}")
    for one in subject.get("result", []):
        about = described.get(one.get("resultDescription"))
        if about is None:
            faults.append("a result that nothing describes")
        elif one.get("achievedLevel") and one["achievedLevel"] not in [level["id"] for level in about["rubricCriterionLevel"]]:
            faults.append("a level that is not described")
        elif about["resultType"] == "Status" and one.get("status") != "Completed":
            faults.append("a status without its value")
        elif one.get("value") and not float(about["valueMin"]) <= float(one["value"]) <= float(about["valueMax"]):
            faults.append("a value out of its range")
    for one in value.get("evidence", []):
        if "Evidence" not in one["type"] or not re.search(r"sha256:[0-9a-f]{64}\b", one["narrative"]):
            faults.append("evidence without a digest")
    return faults


def token(text):
    import jwt

    header = jwt.get_unverified_header(text)
    if set(header) != {"alg", "jwk", "typ"} or header["typ"] != "JWT" or set(header["jwk"]) != {"kty", "n", "e"}:
        return [f"header {sorted(header)}"]
    claims = jwt.decode(text, jwt.PyJWK(header["jwk"], algorithm="RS256").key, algorithms=["RS256"])
    moment = datetime.datetime.fromisoformat(claims["validFrom"].replace("Z", "+00:00")).timestamp()
    pairs = [("iss", claims["issuer"]["id"]), ("sub", claims["credentialSubject"]["id"]), ("jti", claims["id"]), ("nbf", moment)]
    return [f"{name} is not the badge's" for name, value in pairs if claims[name] != value] + badge(claims, signed=True)


def moodle(path):
    faults = []
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if "\\" in text:
        faults.append("a backslash, which fgetcsv takes for an escape")
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    if {len(row) for row in rows} != {14}:
        return faults + ["not fourteen columns"]
    frameworks, items = [row for row in rows[1:] if row[12] == "1"], [row for row in rows[1:] if row[12] != "1"]
    if len(frameworks) != 1 or frameworks[0][0]:
        return faults + [f"{len(frameworks)} frameworks"]
    levels, configuration = frameworks[0][5].split(","), json.loads(frameworks[0][6])
    if "scaleid" not in configuration[0] or any(not 1 <= one["id"] <= len(levels) for one in configuration[1:]):
        faults.append("the scale's configuration is not the scale's")
    if sum(one["scaledefault"] for one in configuration[1:]) != 1 or not any(one["proficient"] for one in configuration[1:]):
        faults.append("no default level, or none acquired")
    codes = [row[1] for row in items]
    if len(set(codes)) != len(codes):
        faults.append("a code twice")
    reached, pending = set(), [""]
    while pending:
        parent = pending.pop()
        children = [row[1] for row in items if row[0] == parent]
        reached.update(children)
        pending += children
    if reached != set(codes):
        faults.append(f"out of the tree: {sorted(set(codes) - reached)}")
    for row in frameworks + items:
        if not row[1] or not row[2] or max(len(row[1]), len(row[2])) > 100 or row[4] != "1":
            faults.append(f"row {row[1]}")
        if any(cell.lstrip("'")[:1] in tuple("=+-@\t\r") for cell in row if cell):
            faults.append(f"row {row[1]} begins a formula")
    return faults


def statement(value):
    faults = missing(value, "id", "timestamp", "actor", "verb", "object", "context")
    if faults or str(uuid.UUID(value["id"])) != value["id"]:
        return faults or ["id"]
    datetime.datetime.fromisoformat(value["timestamp"].replace("Z", "+00:00"))
    if set(value["actor"]) != {"objectType", "account"} or set(value["actor"]["account"]) != {"homePage", "name"}:
        faults.append("the actor is not an account alone")
    prefix, _, verb = value["verb"]["id"].rpartition("/")
    if prefix != "http://adlnet.gov/expapi/verbs" or verb not in VERBS:
        faults.append(f"verb {value['verb']['id']}")
    faults += missing(value["object"], "id", "definition") + missing(value["context"]["contextActivities"], "grouping")
    result = value.get("result", {})
    if score := result.get("score"):
        if not (0 <= score["scaled"] <= 1 and score["min"] <= score["raw"] <= score["max"]):
            faults.append(f"score {score}")
    if verb in ("passed", "failed") and (result.get("success") != (verb == "passed") or "score" not in result):
        faults.append(f"{verb} against its result")
    for one in value.get("attachments", []):
        faults += missing(one, "usageType", "display", "contentType", "length", "sha2", "fileUrl")
        if one["fileUrl"] != "urn:sha256:" + one["sha2"] or not re.fullmatch("[0-9a-f]{64}", one["sha2"]):
            faults.append("an attachment's digest")
    return faults


def sign(path):
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    def encode(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    def number(value):
        return encode(value.to_bytes((value.bit_length() + 7) // 8, "big"))

    key = rsa.generate_private_key(65537, 2048)
    public = key.public_key().public_numbers()
    header = {"alg": "RS256", "jwk": {"e": number(public.e), "kty": "RSA", "n": number(public.n)}, "typ": "JWT"}
    with open(path, "rb") as file:
        parts = encode(json.dumps(header, separators=(",", ":")).encode()) + "." + encode(file.read())
    return parts + "." + encode(key.sign(parts.encode(), padding.PKCS1v15(), hashes.SHA256()))


def main(kind, path):
    if kind == "sign":
        print(sign(path), end="")
        return 0
    if kind == "moodle":
        faults, count = moodle(path), 1
    else:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if kind == "jwt":
            faults, count = token(text.strip()), 1
        elif kind == "badge":
            faults, count = badge(json.loads(text), signed=False), 1
        else:
            statements = [json.loads(line) for line in text.splitlines()]
            faults, count = [fault for one in statements for fault in statement(one)], len(statements)
    print("\n".join(faults) if faults else f"ok {count}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
