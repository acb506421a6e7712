#!/usr/bin/env python3
"""A second verifier for audit logs of Offramp, written from docs/audit-format.md alone. Python's standard library and openssl.

Usage: offramp_verify.py FOLDER [--anchor FILE]... [--vkey VKEY]... [--json]
       offramp_verify.py --database FILE [--anchor FILE]... [--vkey VKEY]... [--json]
       offramp_verify.py --proof FILE [--event FILE] [--sealed FILE] [--anchor FILE]... [--vkey VKEY]... [--json]

FOLDER is a bundle; --database is an SQLite file, which is only read. --anchor is a checkpoint that somebody kept, or
COUNT:HASH. --proof is the proof of one event; --event its text where the proof carries none, --sealed what was sealed in it,
in clear. Exit code: 0 everything fits, 1 something was changed, 2 it can't be told, 3 the command was written wrongly.

It reads all events first, keeps their hashes, and computes roots by the recursive definition of RFC 6962.
"""
import argparse
import base64
import binascii
import calendar
import functools
import hashlib
import hmac
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

NOTHING = "0" * 64
HEX = re.compile("[0-9a-f]{64}")
sys.setrecursionlimit(20_000)  # nested JSON in a hostile line


class CannotTell(Exception):
    """Something is missing, or of a later version."""


class WrittenWrongly(Exception):
    """The command, or what it was given, is not what it takes."""


class Bad(Exception):
    """A note, a checkpoint or a signature that does not hold."""


class Finding(Exception):
    def __init__(self, check, what, seq=None):
        super().__init__(what)
        self.check, self.what, self.seq = check, what, seq


# ---- events ---------------------------------------------------------------------------------------------------------


def refuse_constant(name):
    raise ValueError(name)


def read_json(text):
    """What a JSON text says; raises ValueError for anything that is none."""
    try:
        return json.loads(text, parse_constant=refuse_constant)
    except RecursionError:
        raise ValueError("nested too deep") from None


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def is_ascii(value):
    return isinstance(value, str) and len(value) <= 400 and all(" " <= c <= "~" for c in value)


def is_hash(value):
    return isinstance(value, str) and HEX.fullmatch(value) is not None


def is_whole(value):
    return type(value) is int and 0 <= value <= 2**53 - 1


def moment(text):
    """Milliseconds since 1970, or None."""
    shape = r"([1-9]\d{3})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z"
    found = isinstance(text, str) and re.fullmatch(shape, text, re.ASCII)
    if not found:
        return None
    year, month, day, hour, minute, second, ms = map(int, found.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour <= 23 and minute <= 59 and second <= 59):
        return None
    return calendar.timegm((year, month, day, hour, minute, second)) * 1000 + ms


def one_of(*allowed):
    return lambda value: isinstance(value, str) and value in allowed


def shaped(value, must, may=()):
    """An object with all fields of `must`, perhaps some of `may`, and no others."""
    rules = {**must, **dict(may)}
    if not isinstance(value, dict) or not set(must) <= set(value) <= set(rules):
        return False
    return all(rules[name](value[name]) for name in value)


CHANGE = {"t": is_ascii, "id": is_ascii, "b": is_hash, "a": is_hash}
ACTOR = {
    "k": one_of("user", "system", "job", "public", "cli"),
    "id": is_ascii,
    "role": is_ascii,
    "aal": lambda value: is_whole(value) and value <= 3,
    "via": one_of("web", "api", "job", "cli", "demo"),
}
OBJECT = {"t": is_ascii, "id": is_ascii}
EVENT = {
    "v": lambda value: type(value) is int and value == 1,
    "seq": is_whole,
    "ts": lambda value: moment(value) is not None,
    "actor": lambda value: shaped(value, ACTOR, {"sid": is_ascii, "obo": is_ascii}),
    "obj": lambda value: shaped(value, OBJECT, {"sec": is_ascii, "n": is_whole, "opn": is_ascii}),
    "out": one_of("allow", "deny", "error", "break_glass"),
    **dict.fromkeys(("prev", "sc"), is_hash),
    **dict.fromkeys(("boot", "tenant", "scope", "act", "why", "req", "bld", "pol"), is_ascii),
}
CHANGES = {"st": lambda value: isinstance(value, list) and all(shaped(one, CHANGE) for one in value)}


def is_later(value):
    v = value.get("v") if isinstance(value, dict) else None
    return type(v) in (int, float) and 1 < v <= 2**53 - 1 and v == int(v)


def event_of(body):
    """An event by its text. Raises ValueError for the name of the check that fails, CannotTell for a later version."""
    if not 1 <= len(body) <= 8192 or not all(" " <= c <= "~" for c in body):
        raise ValueError("schema")
    try:
        value = read_json(body)
    except ValueError:
        raise ValueError("schema") from None
    if is_later(value):
        raise CannotTell("an event was written by a later version than this verifier knows")
    if not shaped(value, EVENT, CHANGES):
        raise ValueError("schema")
    if canonical(value) != body:
        raise ValueError("canonical")
    return value


def commitment(salt, body):
    return hmac.new(salt.encode("utf-8", "replace"), body.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


# ---- tree -----------------------------------------------------------------------------------------------------------


def leaf_hash(body):
    return hashlib.sha256(b"\x00" + body.encode("utf-8", "replace")).digest()


def is_full(n):
    return n & (n - 1) == 0


class Hashes:
    """MTH of RFC 6962 over the hashes of the leaves; that of a full subtree is kept."""

    def __init__(self):
        self.leaves, self.kept = [], {}

    def mth(self, start, end):
        n = end - start
        if n == 0:
            return hashlib.sha256(b"").digest()
        if n == 1:
            return self.leaves[start]
        if (start, end) in self.kept:
            return self.kept[start, end]
        k = 1 << ((n - 1).bit_length() - 1)
        both = self.mth(start, start + k) + self.mth(start + k, end)
        found = hashlib.sha256(b"\x01" + both).digest()
        if is_full(n):
            self.kept[start, end] = found
        return found

    def root(self, size):
        return self.mth(0, size)


# ---- notes ----------------------------------------------------------------------------------------------------------


def strict_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if data and base64.b64encode(data).decode() == text else None


def read_vkey(vkey):
    name, plus, rest = vkey.partition("+")
    key_id, also, text = rest.partition("+")
    data = strict_base64(text)
    if not (plus and also and name) or re.search(r"\s", name) or data is None or len(data) != 33 or data[0] not in (1, 4):
        raise WrittenWrongly(f"“{vkey}” is not the public key of a log or of a witness.")
    if hashlib.sha256(name.encode() + b"\n" + data).hexdigest()[:8] != key_id:
        raise WrittenWrongly(f"The key {name} does not fit the id beside it.")
    return {"name": name, "id": key_id, "type": data[0], "key": data[1:]}


@functools.lru_cache(maxsize=10_000)
def ed25519(key, message, signature):
    """Asks openssl whether a signature fits."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("key", "message", "signature")}
        for name, data in (("key", bytes.fromhex("302a300506032b6570032100") + key), ("message", message), ("signature", signature)):
            with open(paths[name], "wb") as file:
                file.write(data)
        ask = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths["key"], "-rawin"]
        ask += ["-in", paths["message"], "-sigfile", paths["signature"]]
        try:
            return subprocess.run(ask, capture_output=True, check=False).returncode == 0
        except FileNotFoundError:
            raise CannotTell("Signatures are checked by openssl, which is not installed.") from None


def fits(text, who, signature):
    data = text.encode("utf-8", "replace")
    if who["type"] == 1:
        return len(signature) == 64 and ed25519(who["key"], data, signature)
    if len(signature) != 72:
        return False
    seconds = int.from_bytes(signature[:8], "big")
    return ed25519(who["key"], b"cosignature/v1\ntime %d\n" % seconds + data, signature[8:])


def signers(text, lines, keys):
    """Types of the known keys that signed a text. Raises Bad where one of theirs does not fit."""
    found = set()
    for line in lines:
        shape = re.fullmatch("\u2014 ([^\\s+]+) (\\S+)", line)
        data = strict_base64(shape[2]) if shape else None
        if data is None or len(data) < 5:
            raise Bad("one of its signature lines is broken")
        for who in keys:
            if who["name"] == shape[1] and who["id"] == data[:4].hex():
                if not fits(text, who, data[4:]):
                    raise Bad(f"the signature of {who['name']} does not fit it")
                found.add(who["type"])
                break
    return found


def open_checkpoint(note, keys):
    head, gap, tail = note.rpartition("\n\n")
    if not gap or not note.endswith("\n") or re.search("[\x00-\x09\x0b-\x1f]", note):
        raise Bad("it is not a signed note")
    text, lines = head + "\n", tail[:-1].split("\n")
    if len(lines) > 64:
        raise Bad("it has more signatures than anybody needs")
    said = text.split("\n") + ["", ""]
    root = strict_base64(said[2])
    size = re.fullmatch(r"0|[1-9]\d{0,15}", said[1], re.ASCII)
    if not said[0] or not size or int(said[1]) > 2**53 - 1 or root is None or len(root) != 32:
        raise Bad("it names no log, no size or no root")
    return {"text": text, "origin": said[0], "size": int(said[1]), "root": root, "signed": signers(text, lines, keys)}


# ---- where a log comes from -----------------------------------------------------------------------------------------


def lines_of(path):
    with open(path, "rb") as file:
        for line in file:
            yield (line[:-1] if line.endswith(b"\n") else line).decode("utf-8", "replace")


def number(value):
    if type(value) is float and value.is_integer():
        value = int(value)
    return value if is_whole(value) else None


class InOrder:
    """Rows by a growing number, up to the first that can't be read; `broken` says so afterwards."""

    def __init__(self, rows, by, texts, again=False):
        self.rows, self.by, self.texts, self.again = rows, by, texts, again
        self.broken = None

    def __iter__(self):
        last = -1
        for place, row in enumerate(self.rows, 1):
            n = number(row.get(self.by)) if isinstance(row, dict) else None
            sound = n is not None and all(isinstance(row.get(name), str) for name in self.texts)
            if not sound or n < last or (n == last and not self.again):
                self.broken = Finding("file", f"Row {place} can't be read, or stands out of order.")
                return
            last = n
            yield {**row, self.by: n}


def json_rows(path):
    for line in lines_of(path):
        try:
            yield read_json(line)
        except ValueError:
            yield None


class Bundle:
    def __init__(self, folder):
        self.folder = folder
        try:
            with open(self.path("manifest.json"), encoding="utf-8", errors="replace") as file:
                self.manifest = read_json(file.read())
        except FileNotFoundError:
            raise CannotTell(f"{folder} has no manifest.json: the export was not finished, or this is no bundle.") from None
        except ValueError:
            raise CannotTell(f"{folder}/manifest.json can't be read.") from None
        files = self.manifest.get("files") if isinstance(self.manifest, dict) else None
        if not isinstance(files, dict) or number(self.manifest.get("v")) != 1:
            raise CannotTell(f"{folder}/manifest.json can't be read, or is of a later version.")
        for name in ["entries.jsonl", "checkpoints.jsonl", "anchors.jsonl", "vkeys.txt", *files]:
            if not re.fullmatch(r"[\w-]+\.\w+", name, re.ASCII) or name not in files or not os.path.exists(self.path(name)):
                raise CannotTell(f"{folder} is not complete: {name} is missing.")
        self.files = files
        self.sealed = None
        if "sealed.jsonl" in files:
            self.sealed = InOrder(json_rows(self.path("sealed.jsonl")), "seq", ())
        self.checkpoints = InOrder(json_rows(self.path("checkpoints.jsonl")), "size", ("note",))
        self.anchors = InOrder(json_rows(self.path("anchors.jsonl")), "size", ("sink", "receipt"), again=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def vkeys(self):
        found = (re.fullmatch(r"(?:log|witness) (\S+)", line) for line in lines_of(self.path("vkeys.txt")))
        return [one[1] for one in found if one]

    def events(self):
        for body in lines_of(self.path("entries.jsonl")):
            yield None, body, None

    def more(self, log):
        for name, expected in self.files.items():
            running = hashlib.sha256()
            with open(self.path(name), "rb") as file:
                for piece in iter(lambda: file.read(1 << 20), b""):
                    running.update(piece)
            if running.hexdigest() != expected:
                yield Finding("manifest", f"{name} is not the file that was exported.")
        counted = number(self.manifest.get("events"))
        if counted != log.size:
            yield Finding("manifest", f"The manifest counts {counted} events, and there are {log.size}.", min(counted or 0, log.size))


class Database:
    def __init__(self, path):
        path = re.sub("^file:(//)?", "", path)
        if not os.path.exists(path):
            raise CannotTell(f"There is no database {path}.")
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        self.db.row_factory = lambda cursor, row: dict(zip((column[0] for column in cursor.description), row))
        self.db.execute("BEGIN")
        self.sealed = InOrder(self.rows("SELECT seq, body, salt, key_id FROM audit_sealed ORDER BY seq"), "seq", ())
        self.checkpoints = InOrder(self.rows("SELECT size, note FROM audit_checkpoint ORDER BY size"), "size", ("note",))
        anchors = "SELECT size, sink, receipt FROM audit_anchor ORDER BY size, sink"
        self.anchors = InOrder(self.rows(anchors), "size", ("sink", "receipt"), again=True)

    def rows(self, sql):
        yield from self.db.execute(sql)

    def vkeys(self):
        return []

    def events(self):
        for row in self.rows("SELECT seq, body, hash FROM audit_leaf ORDER BY seq"):
            yield row["seq"], row["body"], row["hash"]

    def more(self, log):
        head = next(self.rows("SELECT size, last FROM audit_head"), {"size": 0, "last": None})
        if head["size"] != log.size:
            yield Finding("head", f"The head counts {head['size']} events, and there are {log.size}.", min(head["size"], log.size))
        elif head["last"] != log.head:
            yield Finding("head", "The head does not fit the last event.", max(log.size - 1, 0))
        yield from self.guards()
        yield from self.entries(log)

    def guards(self):
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "guards.sqlite.json"), encoding="utf-8") as file:
            shipped = {(one["name"], one["hash"]) for one in json.load(file)}
        there = set()
        for row in self.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"):
            there.add((row["name"], hashlib.sha256(re.sub(r"\s+", " ", row["sql"]).strip().encode()).hexdigest()))
        if there != shipped:
            names = sorted({name for name, _ in there ^ shipped})
            yield Finding("guard", f"Guards of the database are not those that were shipped: {', '.join(names)}.")

    def entries(self, log):
        left = {key: value for key, value in log.known.items() if key[0] == "entry" or key[0].startswith("part:")}

        def asked(key, now):
            hash_, seq = left.pop(key, (NOTHING, -1))
            if hash_ != now:
                return [Finding("entry", f"{key[0]} {key[1]} is not as it was put on record.", seq if seq >= 0 else None)]
            return []

        for row in self.rows("SELECT * FROM entries"):
            said = {
                "id": row["id"], "caseId": row["case_id"], "seq": row["seq"], "kind": row["kind"],
                "kindVersion": row["kind_version"], "supersedes": row["supersedes"], "happenedOn": row["happened_on"],
                "happenedAt": row["happened_at"], "recordedAt": row["recorded_at"], "recordedBy": row["recorded_by"],
            }  # fmt: skip
            yield from asked(("entry", row["id"]), commitment(row["salt"], canonical(said)))
        for row in self.rows("SELECT entry_id, compartment, body, salt, key_id FROM entry_parts"):
            key = (f"part:{row['compartment']}", row["entry_id"])
            if row["body"] is not None and row["key_id"] is not None:
                now = left.get(key, (NOTHING, -1))[0]
                yield from asked(key, now) if now != NOTHING else asked(key, "locked")
            else:
                yield from asked(key, NOTHING if row["body"] is None else commitment(row["salt"], row["body"]))
        for key in [key for key, (hash_, _) in left.items() if hash_ != NOTHING]:
            yield from asked(key, NOTHING)


# ---- the log --------------------------------------------------------------------------------------------------------


class Log:
    """All events up to the first that does not fit (`stop`), and what they say together."""

    def __init__(self, source, vkeys):
        self.vkeys = vkeys
        self.hashes, self.known, self.gone = Hashes(), {}, {}
        self.redacted, self.lost, self.last_redacted, self.excused = {}, {}, -1, {}
        self.head, self.last, self.warnings, self.stop, self.later = NOTHING, None, [], None, None
        self.sealed = None if source.sealed is None else iter(source.sealed)
        self.part = self.next_part()
        for place, body, stored in source.events():
            try:
                self.take(place, body, stored)
            except Finding as finding:
                self.stop = finding
            except CannotTell as later:
                self.later = later
            if self.stop or self.later:
                break

    @property
    def size(self):
        return len(self.hashes.leaves)

    def next_part(self):
        return next(self.sealed, None) if self.sealed is not None else None

    def take(self, place, body, stored):
        n = self.size
        if place is not None and place != n:
            raise Finding("place", f"Event {n} is missing.", n)
        gone = re.fullmatch(r'\{"redacted":true,"h":"([0-9a-f]{64})"\}', body)
        digest = bytes.fromhex(gone[1]) if gone else leaf_hash(body)
        if stored is not None and stored != digest.hex():
            raise Finding("hash", f"Event {n} no longer fits its hash.", n)
        part = self.part if self.part is not None and self.part["seq"] == n else None
        if gone:
            self.redacted[n] = digest.hex()
            self.last_redacted = n
        else:
            self.judge(n, body, part)
        if part is not None:
            self.part = self.next_part()
        self.hashes.leaves.append(digest)
        self.head = digest.hex()

    def judge(self, n, body, part):
        try:
            event = event_of(body)
        except ValueError as error:
            raise Finding(str(error), f"Event {n} is not an event as Offramp writes them.", n) from None
        if event["seq"] != n:
            raise Finding("place", f"In the place of event {n} stands one that calls itself {event['seq']}.", n)
        if event["prev"] != self.head:
            raise Finding("chain", f"Event {n} does not follow from the one before it.", n)
        self.judge_part(n, event["sc"], part)
        for change in event.get("st", []):
            self.judge_change(n, event["act"], change)
        now = moment(event["ts"])
        if self.last is not None and self.last - now > 300_000:
            self.warnings.append(f"The clock went back before event {n} ({event['ts']}).")
        self.last = now
        if event["act"] == "system.signerNamed" and self.vkeys and event["obj"]["id"] not in self.vkeys:
            self.warnings.append(f"Event {n} names a public key of the log that is none of those asked: {event['obj']['id']}.")

    def judge_part(self, n, sc, part):
        if part is None:
            if sc != NOTHING and self.sealed is not None:
                self.lost[n] = sc
        elif sc == NOTHING:
            raise Finding("sealed", f"Event {n} has a sealed part that it was written without.", n)
        elif part.get("key_id") is None:
            body, salt = part.get("body"), part.get("salt")
            if not (isinstance(body, str) and isinstance(salt, str)) or commitment(salt, body) != sc:
                raise Finding("sealed", f"The sealed part of event {n} is not the one it was written with.", n)

    def judge_change(self, n, act, change):
        kind, name, before, after = (change[field] for field in ("t", "id", "b", "a"))
        if act == "governance.expunge" and kind in ("leaf", "sealed"):
            if after == NOTHING:
                self.gone[kind, name] = before
            return
        last, seq = self.known.get((kind, name), (NOTHING, -1))
        follows = last == before or self.last_redacted > seq
        if last != before:
            self.excused.setdefault((kind, name), n)
        is_part = kind.startswith("part:")
        if kind == "entry" or is_part:
            ends = after == NOTHING and (act == "governance.expunge" or (act == "identity.destroyed" and is_part))
            follows = follows and (before == NOTHING or ends)
        if not follows:
            raise Finding("record", f"Event {n} found {kind} {name} other than the last event about it left it.", n)
        self.known[kind, name] = (after, n)

    def ends(self):
        for n, digest in self.redacted.items():
            if self.gone.get(("leaf", str(n))) != digest:
                yield Finding("redacted", f"The text of event {n} is gone, and no event says that it was destroyed.", n)
        for n, sc in self.lost.items():
            if self.gone.get(("sealed", str(n))) != sc:
                yield Finding("sealed", f"Event {n} has lost its sealed part.", n)
        for key, n in self.excused.items():
            if self.known[key][0] != NOTHING:
                yield Finding("record", f"Event {n} found {key[0]} {key[1]} other than the last event about it left it.", n)
        if self.part is not None:
            yield Finding("sealed", f"There is a sealed part of event {self.part['seq']}, and no such event.", self.part["seq"])


def judged_checkpoints(log, rows, keys):
    """Checkpoints of the events that were read, by size; then whatever speaks of more. Raises the first failure."""
    texts, good, origin = {}, 0, None
    for row in rows:
        if row["size"] > log.size:
            return texts, Finding("checkpoint", f"The log has {log.size} events, and a checkpoint of {row['size']}.", log.size)
        try:
            said = open_checkpoint(row["note"], keys)
            if said["size"] != row["size"]:
                raise Bad(f"its text speaks of {said['size']} events")
            if origin not in (None, said["origin"]):
                raise Bad("it is of another log")
            if any(who["type"] == 1 for who in keys) and 1 not in said["signed"]:
                raise Bad("the log's key did not sign it")
            if said["root"] != log.hashes.root(row["size"]):
                raise Bad("its root is not that of these events")
        except Bad as bad:
            raise Finding("checkpoint", f"The checkpoint of {row['size']} events does not hold: {bad}.", good) from None
        good, origin = row["size"], said["origin"]
        texts[good] = said["text"]
    return texts, None


def judged_receipts(log, rows, texts, keys):
    for row in rows:
        if row["size"] > log.size:
            yield Finding("receipt", f"{row['sink']} answered for {row['size']} events, of {log.size}.", log.size)
            return
        try:
            if row["size"] not in texts:
                raise Bad("there is no checkpoint of that size")
            lines = row["receipt"].split("\n")
            signers(texts[row["size"]], [one for one in lines if one.startswith("\u2014 ")], keys)
            for one in lines:
                if one.startswith("began-anew "):
                    told = began_anew(one, texts, row["size"], keys)
                    if told:
                        log.warnings.append(told)
        except Bad as bad:
            yield Finding("receipt", f"What {row['sink']} answered for {row['size']} events does not hold: {bad}.")


def began_anew(line, texts, size, keys):
    """What a witness says that forgot a log and goes on from one of its heads; None where its key is not known."""
    note = strict_base64(line[len("began-anew "):])
    said = open_checkpoint("" if note is None else note.decode("utf-8", "replace"), keys)
    if 4 not in said["signed"]:
        return None
    head, _, last = said["text"].removesuffix("\n").rpartition("\n")
    more = re.fullmatch(r"began-anew (0|[1-9]\d{0,15}) [A-Za-z0-9+/]{43}= (0|[1-9]\d{0,15})", last, re.ASCII)
    if not more or said["size"] > size or texts.get(said["size"]) != head + "\n":
        raise Bad("it began anew from a head that is none of this log")
    return f"A witness began anew at {said['size']} events, by event {more[2]}; it had seen {more[1]} before."


def judged_anchors(log, anchors):
    good = 0
    for size, root, digest in sorted(anchors, key=lambda one: one[0]):
        if size > log.size:
            yield Finding("anchor", f"The log has {log.size} events; an anchor was kept of {size}.", log.size)
        elif (root is not None and root != log.hashes.root(size)) or (digest and digest != log.hashes.leaves[size - 1].hex()):
            yield Finding("anchor", f"The first {size} events are not those of which an anchor was kept.", good)
        else:
            good = size


def read_anchor(text, keys):
    kept = re.fullmatch(r"([1-9]\d{0,15}):([0-9a-f]{64})", text, re.ASCII)
    if kept:
        return int(kept[1]), None, kept[2]
    try:
        with open(text, encoding="utf-8", errors="replace", newline="") as file:
            said = open_checkpoint(file.read().replace("\r\n", "\n"), keys)
    except FileNotFoundError:
        raise WrittenWrongly(f"There is no file {text}.") from None
    except Bad as bad:
        raise CannotTell(f"{text} is no checkpoint that somebody can have kept: {bad}.") from None
    return said["size"], said["root"], None


def verify(folder=None, database=None, anchors=(), vkeys=()):
    """The answer as {result, seq, check, what, events, warnings}."""
    source = Bundle(folder) if database is None else Database(database)
    try:
        keys = [read_vkey(one) for one in (vkeys or source.vkeys())]
    except WrittenWrongly as wrong:
        raise wrong if vkeys else CannotTell(f"vkeys.txt: {wrong}") from None
    kept = [read_anchor(one, keys) for one in anchors]
    log = Log(source, set(vkeys or source.vkeys()))
    answer = {"result": "ok", "events": log.size, "head": log.head, "warnings": log.warnings}
    first = None
    try:
        texts, longer = judged_checkpoints(log, source.checkpoints, keys)
        if log.stop:
            raise log.stop
        if log.later:
            return {**answer, "result": "cannot tell", "what": str(log.later)}
        found = [longer, *log.ends(), *judged_anchors(log, kept), *judged_receipts(log, source.anchors, texts, keys)]
        found += [rows.broken for rows in (source.sealed, source.checkpoints, source.anchors) if rows is not None]
        found = [one for one in [*found, *source.more(log)] if one is not None]
        first = min(found, key=lambda one: float("inf") if one.seq is None else one.seq, default=None)
    except Finding as finding:
        first = finding
    if first is None:
        return answer
    named = {} if first.seq is None else {"seq": first.seq}
    return {**answer, "result": "tampered", **named, "check": first.check, "what": first.what}


def read_proof(text):
    """The place, the path, the checkpoint and the text that it carries, of c2sp.org/tlog-proof."""
    head, gap, note = text.partition("\n\n")
    shape = re.fullmatch(r"c2sp\.org/tlog-proof@v1\n(?:extra (\S+)\n)?index (0|[1-9]\d{0,15})((?:\n\S+)*)", head, re.ASCII)
    path = [strict_base64(one) for one in shape[3].split()] if shape else []
    if not gap or not shape or any(one is None or len(one) != 32 for one in path):
        raise WrittenWrongly("This is no proof of an event (c2sp.org/tlog-proof@v1).")
    carried = strict_base64(shape[1]) if shape[1] else None
    return int(shape[2]), path, note, carried and carried.decode("latin-1")


def root_by(path, seq, size, found):
    """The root to which a path leads from a leaf's hash (RFC 9162 section 2.1.3.2); None where the path has another length."""
    place, last = seq, size - 1
    for one in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = hashlib.sha256(b"\x01" + one + found).digest()
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\x01" + found + one).digest()
        place, last = place >> 1, last >> 1
    return found if last == 0 else None


def verify_proof(proof, event=None, sealed=None, anchors=(), vkeys=()):
    """The answer about the proof of one event; the event's text is the one beside it, else the one that it carries."""
    seq, path, note, carried = read_proof(proof)
    body = carried if event is None else event.removesuffix("\n")
    if body is None:
        raise WrittenWrongly("This proof carries no event: give its text with --event.")
    keys = [read_vkey(one) for one in vkeys]
    kept = [read_anchor(one, keys) for one in anchors]

    def wrong(check, what):
        return {"result": "tampered", "seq": seq, "check": check, "what": what, "warnings": []}

    try:
        head = open_checkpoint(note, keys)
    except Bad as bad:
        return wrong("checkpoint", f"The checkpoint in this proof does not hold: {bad}.")
    if seq >= head["size"] or root_by(path, seq, head["size"], leaf_hash(body)) != head["root"]:
        return wrong("inclusion", f"This text is not event {seq} of that log: it, the proof or the checkpoint was changed.")
    try:
        value = event_of(body)
    except (ValueError, CannotTell) as check:
        value = None
        if str(check) == "canonical":
            return wrong("place", "The event is not in canonical form.")
    if value and value["seq"] != seq:
        return wrong("place", f"The event calls itself {value['seq']}, and the proof is about {seq}.")
    if sealed is not None:
        try:
            opened = read_json(sealed)
        except ValueError:
            opened = None
        text, salt = (opened.get("body"), opened.get("salt")) if isinstance(opened, dict) else (None, None)
        if not (value and isinstance(text, str) and isinstance(salt, str) and commitment(salt, text) == value["sc"]):
            return wrong("sealed", f"What was given as sealed in event {seq} is not what it was written with.")
    known = any(size == head["size"] and root == head["root"] for size, root, _ in kept)
    what = f"This text is event {seq} of the log {head['origin']}, among its first {head['size']}."
    if not head["signed"] and not known:
        what += " But nobody whose key or checkpoint you gave says that this is the log: give --vkey or --anchor."
        return {"result": "cannot tell", "what": what, "warnings": []}
    return {"result": "ok", "seq": seq, "what": what, "warnings": []}


def answer_to(**asked):
    """The answer, also where the log can't be told of."""
    try:
        return verify_proof(**asked) if "proof" in asked else verify(**asked)
    except CannotTell as why:
        return {"result": "cannot tell", "what": str(why), "warnings": []}


def text_of(path):
    """A file's text, None where none is named."""
    if path is None:
        return None
    try:
        with open(path, encoding="utf-8", errors="replace", newline="") as file:
            return file.read()
    except (FileNotFoundError, IsADirectoryError):
        raise WrittenWrongly(f"There is no file {path}.") from None


def main(arguments):
    class Parser(argparse.ArgumentParser):
        def error(self, message):
            raise WrittenWrongly(message)

    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--database")
    for one in ("--proof", "--event", "--sealed"):
        parser.add_argument(one)
    parser.add_argument("--anchor", action="append", default=[])
    parser.add_argument("--vkey", action="append", default=[])
    parser.add_argument("--json", action="store_true")
    try:
        asked = parser.parse_args(arguments)
        if sum(one is not None for one in (asked.folder, asked.database, asked.proof)) != 1:
            raise WrittenWrongly("Name one bundle, one --database or one --proof.")
        if asked.proof is None and not (asked.event is None and asked.sealed is None):
            raise WrittenWrongly("--event and --sealed belong to --proof.")
        given = {"anchors": asked.anchor, "vkeys": asked.vkey}
        if asked.proof is None:
            answer = answer_to(folder=asked.folder, database=asked.database, **given)
        else:
            files = {name: text_of(path) for name, path in (("event", asked.event), ("sealed", asked.sealed))}
            answer = answer_to(proof=text_of(asked.proof), **files, **given)
    except WrittenWrongly as wrong:
        print(wrong, __doc__, sep="\n\n", file=sys.stderr)
        return 3
    except (OSError, sqlite3.Error, ValueError) as why:
        answer = {"result": "cannot tell", "what": f"It can't be read: {why}", "warnings": []}
    if asked.json:
        print(json.dumps(answer))
    else:
        words = {"ok": "Everything fits.", "tampered": "Something was changed.", "cannot tell": "It can't be told."}
        print(words[answer["result"]], answer.get("what", ""))
        events = [] if asked.proof else ["Events:", answer.get("events", 0)]
        print(*events, *[f"\nLook at this: {one}" for one in answer["warnings"]])
        print("" if asked.vkey or asked.proof else "Signatures were checked by the bundle's own keys, which proves less: give --vkey from paper.")
    return {"ok": 0, "tampered": 1, "cannot tell": 2}[answer["result"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
