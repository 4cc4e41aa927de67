"""Checks an exported decision log, or the proof of one decision. Needs Python 3.9 or newer and nothing else.

    python verify.py                      the bundle in whose folder this file lies
    python verify.py BUNDLE               another folder or .zip
    python verify.py PROOF.json           the proof of one decision
    python verify.py STATEMENT.note       the statement about one reply

    --key KEY      a public key you know from elsewhere (name+id+base64), or a file that holds one; may be repeated
    --head FILE    a head of this log that you kept yourself; may be repeated
    --text FILE    the text of the reply, as you received it (body and footer), to compare with what is proved

Exit 0 intact and vouched for by what you brought along; 1 a reply was sent without an approval before it;
2 edited or reordered; 3 cut off or rolled back; 4 two histories; 5 bad signature or unknown key; 6 intact, but
nothing outside the bundle vouches for it; 64 cannot be read.

What it cannot show: that clocks were right, and what was never logged.

It shares no code with the program that wrote the bundle. Ed25519 follows RFC 8032, section 6 and 5.1.7; the tree
and its proofs RFC 6962 and RFC 9162; notes and checkpoints c2sp.org/signed-note and c2sp.org/tlog-checkpoint.
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import sys
import zipfile
from pathlib import Path

OK, UNAPPROVED, EDITED, TRUNCATED, FORK, BAD_SIGNATURE, UNANCHORED, UNREADABLE = (
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    64,
)
STATEMENT_LINE = "agent-assist.internal/reply/v1"
COMMITTED = ("draft_c", "sent_c", "signals_c")
# A canonical record ends with its type and version; any other is read whole.
KIND = re.compile(rb'"type":"([a-z_]+)","v":1}\Z')
SENDING = (b"approval", b"void", b"send_intent")


class Finding(Exception):
    """What is wrong; `code` is the exit code."""

    def __init__(self, code, message, seq=None):
        super().__init__(message)
        self.code, self.seq = code, seq


# Ed25519, RFC 8032: checking only, so that time that depends on the values does no harm.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Sum of two points in extended coordinates."""
    w, x = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    y, z = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = x - w, z - y, z + y, x + w
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    """A point added to itself `scalar` times."""
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point, scalar = add(point, point), scalar >> 1
    return total


def decompress(data):
    """The point in 32 bytes, None when there is none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_verify(public, message, signature):
    """Whether the key made the signature."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = (
        decompress(public),
        decompress(signature[:32]),
        int.from_bytes(signature[32:], "little"),
    )
    if a is None or r is None or s >= Q:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    left, right = times(s, BASE), add(r, times(k, a))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


# The tree.
def leaf_hash(body):
    """The hash of a record."""
    return hashlib.sha256(b"\x00" + body).digest()


def node_hash(left, right):
    """The hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The root of a growing tree."""

    def __init__(self):
        self.size, self.edges = 0, []

    def add(self, leaf):
        """Append a leaf."""
        size = self.size
        while size & 1:
            leaf, size = node_hash(self.edges.pop(), leaf), size >> 1
        self.edges.append(leaf)
        self.size += 1

    def root(self):
        """The root so far."""
        if not self.edges:
            return hashlib.sha256().digest()
        found = self.edges[-1]
        for edge in reversed(self.edges[:-1]):
            found = node_hash(edge, found)
        return found


def climb(node, last, old, new, proof):
    """The roots of two trees, from a place that both have (RFC 9162, 2.1.3.2 and 2.1.4.2); None when it fits none."""
    for beside in proof:
        if last == 0:
            return None, None
        if node & 1 or node == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else (None, None)


def included(leaf, index, size, proof, root):
    """Whether the proof shows the leaf at its place."""
    return 0 <= index < size and climb(index, size - 1, leaf, leaf, proof)[1] == root


def consistent(old_size, size, proof, old_root, root):
    """Whether the proof shows that the larger tree begins with the smaller one."""
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not proof and old_root == root
    steps = ([old_root] if old_size & (old_size - 1) == 0 else []) + list(proof)
    node, last = old_size - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    return bool(steps) and climb(node, last, steps[0], steps[0], steps[1:]) == (old_root, root)


# Notes, checkpoints, keys.
def decode(text):
    """The bytes of base64 written the one canonical way."""
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("base64 that could be written shorter")
    return raw


def key_id_in_records(public):
    """How records name a public key."""
    return hashlib.sha256(public).hexdigest()[:16]


def note_key_id(name, public):
    """How notes name a public key."""
    return hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]


def read_key(text):
    """Name and public key in `name+id+base64`."""
    name, _, rest = text.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    raw = decode(encoded)
    if len(raw) != 33 or raw[:1] != b"\x01" or note_key_id(name, raw[1:]).hex() != key_id:
        raise ValueError(f"{text.strip()!r} is not an Ed25519 key of the form name+id+base64")
    return name, raw[1:]


def open_note(note, name, publics):
    """The text of a note and the key that signed it under this name, the key None when none of these did."""
    text, blank, lines = note.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise ValueError("a note has a blank line and signatures behind it")
    text += "\n"
    signer = None
    for line in lines[:-1].split("\n"):
        dash, signed_name, encoded = line.split(" ")
        raw = decode(encoded)
        if dash != "\u2014" or len(raw) <= 4:
            raise ValueError("a line of the note is no signature")
        for public in publics:
            if signed_name != name or raw[:4] != note_key_id(name, public):
                continue
            if not ed25519_verify(public, text.encode(), raw[4:]):
                return text, None
            signer = signer or public
    return text, signer


def read_checkpoint(text):
    """Origin, size and root of a checkpoint."""
    origin, size, root, end = text.split("\n", 3)
    raw = decode(root)
    if not origin or str(int(size)) != size or len(raw) != 32 or (end and not end.endswith("\n")):
        raise ValueError("the note is no checkpoint")
    return origin, int(size), raw


def key_change(body):
    """The old key, the new key and the reason in a record that changes the key; None for another record."""
    record = json.loads(body)
    detail = record["detail"]
    if record["type"] != "epoch" or detail.get("why") not in ("rotation", "loss"):
        return None
    signed = {
        "what": "agent-assist key change",
        "device": record["device"],
        "seq": record["seq"],
        "prev": record["prev"],
        "why": detail["why"],
        "old_key": detail["old_key"],
        "new_key": detail["new_key"],
    }
    message = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    old, new = bytes.fromhex(detail["old_key"]), bytes.fromhex(detail["new_key"])
    if not ed25519_verify(new, message, bytes.fromhex(detail["new_sig"])):
        raise unsigned_change(record["seq"], "new")
    if detail["why"] == "rotation" and not ed25519_verify(
        old, message, bytes.fromhex(detail["old_sig"] or "")
    ):
        raise unsigned_change(record["seq"], "old")
    return old, new, detail["why"]


def unsigned_change(seq, which):
    """One of the two keys did not sign."""
    return Finding(
        BAD_SIGNATURE, f"Record {seq} changes the key without the {which} key's signature.", seq
    )


class Keys:
    """Which key was in force from which record on, and whether a key that you named vouches for it."""

    def __init__(self, first, trusted):
        self.periods = [(1, first)]
        self.trusted = set(trusted)
        self.lost = []

    def change(self, body):
        """Follow one change."""
        found, seq = key_change(body), json.loads(body)["seq"]
        if found is None or found[0] != self.periods[-1][1]:
            raise Finding(
                BAD_SIGNATURE,
                f"Record {seq} carries another key's id, but no key change says so.",
                seq,
            )
        _, new, why = found
        self.periods.append((seq, new))
        self.lost += [seq] if why == "loss" else []

    def at(self, size):
        """The key in force when the log had this many records."""
        return [public for start, public in self.periods if start <= max(size, 1)][-1]

    def refuse_strangers(self):
        """Where you named keys, one of them must vouch for every period.

        A rotation is signed by both keys, so trust passes both ways; after a loss only the new key speaks, and
        so trust passes back from it and never on to it.
        """
        vouched = [public in self.trusted for _, public in self.periods]
        for place in range(1, len(vouched)):
            is_rotation = self.periods[place][0] not in self.lost
            vouched[place] = vouched[place] or (is_rotation and vouched[place - 1])
        for place in range(len(vouched) - 2, -1, -1):
            vouched[place] = vouched[place] or vouched[place + 1]
        strangers = [start for place, (start, _) in enumerate(self.periods) if not vouched[place]]
        if self.trusted and strangers:
            message = (
                f"From record {strangers[0]} on, the log is signed by a key that you did not name."
            )
            raise Finding(BAD_SIGNATURE, message, strangers[0])


# A whole bundle.
class Bundle:
    """The files of a bundle in a folder or in an archive."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path) if path.is_file() else None
        self.folder = path

    def read(self, name):
        """The bytes of one file."""
        return self.archive.read(name) if self.archive else (self.folder / name).read_bytes()

    def lines(self, name):
        """The lines of one file, one by one, without their ends."""
        with self.archive.open(name) if self.archive else (self.folder / name).open("rb") as file:
            for line in file:
                yield line[:-1] if line.endswith(b"\n") else line

    def rows(self, name):
        """The objects of a file of JSON lines."""
        return [json.loads(line) for line in self.lines(name)]


def check_bundle(bundle, trusted, heads, text):
    """The sentence about an intact bundle and its exit code; Finding for any other."""
    about = json.loads(bundle.read("log.json"))
    origin = about["origin"]
    notes = [(row["place"], row["note"], False) for row in bundle.rows("checkpoints.jsonl")]
    notes += [(str(place), note, True) for place, note in heads if note.startswith(origin + "\n")]
    contents, proofs = bundle.rows("contents.jsonl"), bundle.rows("proofs.jsonl")
    keys = Keys(read_key(about["keys"][0]["key"])[1], trusted)
    wanted = {row["seq"] for row in contents} | {row.get("leaf_index", -1) + 1 for row in proofs}
    wanted |= {row["erased"] for row in contents if row.get("erased")}
    chain = Chain(keys, wanted_sizes(notes), wanted)
    chain.read(bundle.lines("records.jsonl"))
    anchored = check_heads(notes, origin, keys, chain.roots, chain.count)
    keys.refuse_strangers()
    opened = check_contents(contents, chain.kept)
    check_proofs(proofs, chain.kept, chain.roots)
    if chain.unapproved:
        raise chain.unapproved
    if text is not None and text not in opened:
        raise Finding(EDITED, "The text you brought is none that the bundle discloses.")
    found = f"{chain.count} records are intact, {told(contents)}."
    return reach(chain.count, anchored, keys, found)


def wanted_sizes(notes):
    """The sizes that notes speak of; what is no note is named later."""
    sizes = set()
    for _, note, _ in notes:
        try:
            sizes.add(read_checkpoint(note.rpartition("\n\n")[0] + "\n")[1])
        except ValueError:
            continue
    return sizes


class Chain:
    """One pass over all records: numbers, links, hashes, keys, approvals, and the tree's root at wanted sizes."""

    def __init__(self, keys, sizes, seqs):
        self.keys, self.sizes, self.seqs = keys, sizes, seqs
        self.count, self.roots, self.kept, self.unapproved = 0, {}, {}, None
        self.approved, self.sent = {}, set()

    def read(self, bodies):
        """Read them one by one, each with the one behind it."""
        tree, prev = Tree(), "0" * 64
        key_id = key_id_in_records(self.keys.periods[0][1])
        following = next(bodies, None)
        while following is not None:
            body, following = following, next(bodies, None)
            number = self.count + 1
            if not stands(body, number, prev, key_id):
                seq, link, found_key = place_of(body)
                if link != prev or seq != number:
                    raise self.broken(number, seq, body, following)
                if found_key != key_id:
                    key_id = self.changed_key(number, body, found_key)
            leaf = leaf_hash(body)
            tree.add(leaf)
            prev, self.count = leaf.hex(), number
            if number in self.sizes:
                self.roots[number] = tree.root()
            if number in self.seqs:
                self.kept[number] = body
            kind = KIND.search(body, max(len(body) - 60, 0))
            if kind is None or kind[1] in SENDING:
                self.unapproved = self.unapproved or self.why_unapproved(json.loads(body))

    def broken(self, number, seq, body, following):
        """The first record that is not what was written: this one, or the one before when all behind fits this one."""
        if seq != number:
            return Finding(EDITED, f"Record {number} is missing or not in its place.", number)
        fits = following is None or place_of(following)[1] == leaf_hash(body).hex()
        edited = number - 1 if fits and number > 1 else number
        return Finding(EDITED, f"Record {edited} was edited.", edited)

    def changed_key(self, number, body, found_key):
        """The key's id from this record on."""
        if number == 1:
            raise Finding(BAD_SIGNATURE, "Record 1 carries the id of an unknown key.", 1)
        self.keys.change(body)
        if key_id_in_records(self.keys.periods[-1][1]) != found_key:
            raise Finding(
                BAD_SIGNATURE, f"Record {number} carries another key's id than it says.", number
            )
        return found_key

    def why_unapproved(self, record):
        """Before each send there is an approval of the same reply with the same digest, not taken back since."""
        reply, detail, seq = record["outbox_id"], record["detail"], record["seq"]
        if record["type"] == "approval" and "approval" in detail:
            self.approved[reply] = detail.get("digest")
        elif record["type"] == "void":
            self.approved.pop(reply, None)
        elif record["type"] == "send_intent":
            if self.approved.get(reply) is None or self.approved[reply] != detail.get("digest"):
                return Finding(UNAPPROVED, f"Record {seq} sends a reply that nobody approved.", seq)
            if reply in self.sent:
                return Finding(UNAPPROVED, f"Record {seq} sends a reply a second time.", seq)
            self.sent.add(reply)
        return None


def stands(body, number, prev, key_id):
    """Whether a canonical body states this number, link and key; quick, and False where a look inside must decide."""
    link = body.find(b',"prev":"%b","prompt":' % prev.encode())
    place = body.find(b',"seq":%d,"signals_c":' % number, link)
    # A closing brace between the link and the end would mean that it stands inside another object.
    is_outside = link > 0 and place > 0 and body.find(b"}", link) == len(body) - 1
    return is_outside and b',"key_id":"%b",' % key_id.encode() in body


def place_of(body):
    """Number, link and key id in a record."""
    try:
        record = json.loads(body)
        return record["seq"], record["prev"], record["key_id"]
    except (ValueError, KeyError, TypeError):
        return None, None, None


def check_heads(notes, origin, keys, roots, count):
    """Compare with every signed head; returns the largest size that a head of your own vouches for."""
    sound, anchored = [], 0
    for place, note, is_own in notes:
        try:
            _, size, root = read_checkpoint(note.rpartition("\n\n")[0] + "\n")
            publics = {keys.at(size)} if size <= count else {public for _, public in keys.periods}
            text, signer = open_note(note, origin, publics)
        except ValueError:
            signer = None
        if signer is None or read_checkpoint(text)[0] != origin:
            raise Finding(BAD_SIGNATURE, f"The head in {place} is not signed by this log's key.")
        sound.append((size, root, is_own))
    refuse_contradictions(sound, roots, count)
    for size, _, is_own in sound:
        anchored = max(anchored, size) if is_own else anchored
    return anchored


def refuse_contradictions(sound, roots, count):
    """Heads that disagree with each other, with the log's length or with its records."""
    good = [size for size, root, _ in sound if roots.get(size) == root]
    wrong = [
        size for size, root, _ in sound if size in roots and size <= count and roots[size] != root
    ]
    newest = max([size for size, _, _ in sound], default=0)
    start = max([size for size in good if size < min(wrong, default=count + 1)], default=0) + 1
    by_size = {}
    for size, root, _ in sound:
        if by_size.setdefault(size, root) != root:
            raise Finding(FORK, f"One device signed two different logs at record {size}.", start)
    if wrong and min(wrong) <= max(good, default=0):
        message = (
            f"One device signed two logs that part between the records {start} and {min(wrong)}."
        )
        raise Finding(FORK, message, start)
    if newest > count:
        first = start if wrong else count + 1
        message = (
            f"The log ends at record {count}, but its device signed {newest}: its end was cut off."
        )
        raise Finding(TRUNCATED, message, first)
    if wrong:
        raise Finding(
            EDITED, f"The records {start} to {min(wrong)} are not the ones that were signed.", start
        )


def check_contents(rows, kept):
    """Every disclosed text against its record's commitment, every erased one against its erasure; returns the texts."""
    for row in rows:
        body = kept.get(row["seq"], b"{}")
        if "text" in row:
            check_commitment(body, row, row["seq"])
        else:
            check_erased(body, row, row["seq"], kept.get(row["erased"], b"{}"))
    return {row["text"] for row in rows if "text" in row}


def told(rows):
    """How many texts were disclosed and how many were erased, in words."""
    disclosed = sum("text" in row for row in rows)
    erased = len(rows) - disclosed
    words = f"texts that fit their commitments: {disclosed}"
    return f"{words}, erased as the log says: {erased}" if erased else words


def check_erased(body, row, seq, erasing):
    """A text that is gone: its record commits to one, and a later record says that it was erased."""
    record, erasure = json.loads(body), json.loads(erasing)
    detail = erasure.get("detail", {})
    is_covered = seq in (detail.get("records") or ()) or seq <= (detail.get("until") or 0)
    is_later = erasure.get("type") == "erase" and erasure["seq"] > seq
    if (
        row["field"] not in COMMITTED
        or not record.get(row["field"])
        or not (is_covered and is_later)
    ):
        raise Finding(
            EDITED,
            f"A text of record {seq} is missing, and no record says that it was erased.",
            seq,
        )


def check_commitment(body, row, seq):
    """One disclosed text: HMAC-SHA-256(salt, text) must stand in the record."""
    found = hmac.new(bytes.fromhex(row["salt"]), row["text"].encode(), hashlib.sha256).hexdigest()
    if row["field"] not in COMMITTED or json.loads(body).get(row["field"]) != found:
        raise Finding(EDITED, f"A text of record {seq} is not the one it commits to.", seq)


def check_proofs(rows, kept, roots):
    """The bundle's own proofs, so that other tools find them sound."""
    for row in rows:
        steps = [decode(step) for step in row["proof"]]
        if row["kind"] == "inclusion":
            leaf, body = decode(row["leaf_hash"]), kept.get(row["leaf_index"] + 1, b"")
            holds = included(leaf, row["leaf_index"], row["tree_size"], steps, decode(row["root"]))
            holds = holds and leaf == leaf_hash(body)
        else:
            old_root, root = decode(row["root1"]), decode(row["root2"])
            holds = consistent(row["size1"], row["size2"], steps, old_root, root)
            holds = holds and roots.get(row["size1"]) == old_root
        if not holds:
            raise Finding(EDITED, f"The proof {row['id']} does not hold.")


def reach(count, anchored, keys, found):
    """How far what was found reaches, and the exit code."""
    words = [found]
    if keys.lost:
        words.append(
            f"The device's key was declared lost at record {', '.join(map(str, keys.lost))}."
        )
    if anchored:
        end = "" if anchored == count else " Newer ones could be missing or be denied."
        words.append(f"A head that you kept vouches for it up to record {anchored}.{end}")
        return OK, " ".join(words)
    unknown = "a key that only this copy names: compare it with the enrolled one"
    words.append(f"The head is signed by {'a key that you named' if keys.trusted else unknown}.")
    words.append(
        "Whoever holds it could have written the log anew: bring a head that you kept, with --head."
    )
    return UNANCHORED, " ".join(words)


# One decision.
def check_proof_file(proof, trusted, heads, text):
    """The proof of one decision: its record in the tree, the signed head, the texts, the statement."""
    body = proof["record"].encode()
    publics = [read_key(row["key"])[1] for row in proof["keys"]]
    keys = Keys(publics[0], trusted)
    for change in proof["key_changes"]:
        keys.change(change.encode())
    note, signer = open_note(proof["checkpoint"], proof["origin"], {keys.at(proof["tree_size"])})
    origin, size, root = read_checkpoint(note)
    if signer is None or origin != proof["origin"] or size != proof["tree_size"]:
        raise Finding(BAD_SIGNATURE, "The head of the proof is not signed by this log's key.")
    keys.refuse_strangers()
    seq = json.loads(body)["seq"]
    steps = [decode(step) for step in proof["proof"]]
    if not included(leaf_hash(body), seq - 1, size, steps, root):
        raise Finding(EDITED, f"The proof does not show record {seq} in the signed log.", seq)
    erasures = {}
    for row in proof.get("erasures", []):
        erasing, place = row["record"].encode(), row["leaf_index"]
        steps = [decode(step) for step in row["proof"]]
        if not included(leaf_hash(erasing), place, size, steps, root):
            raise Finding(
                EDITED, f"The proof does not show record {place + 1} in the signed log.", place + 1
            )
        erasures[place + 1] = erasing
    disclosed = check_contents(proof["contents"], {seq: body, **erasures})
    if proof.get("statement"):
        check_statement(proof["statement"], keys, text, body)
    elif text is not None and text not in disclosed:
        raise Finding(EDITED, "The text you brought is not the one that is proved.", seq)
    own = [note.rpartition("\n\n")[0] for _, note in heads]
    is_own = proof["checkpoint"].rpartition("\n\n")[0] in own
    return reach(
        size,
        size if is_own else 0,
        keys,
        f"Record {seq} stands in the log of {size} records, as signed; {told(proof['contents'])}.",
    )


def check_statement(note, keys, text, body=None):
    """The statement about one reply; returns what it says."""
    first, _, rest = note.partition("\n")
    said = json.loads(rest.split("\n", 1)[0])
    publics = {public for _, public in keys.periods} | keys.trusted
    _, signer = open_note(note, said["origin"], publics)
    if first != STATEMENT_LINE or signer is None:
        raise Finding(BAD_SIGNATURE, "The statement is not signed by a key that is known here.")
    if body is not None and said["record_hash"] != leaf_hash(body).hex():
        raise Finding(EDITED, "The statement is about another record.")
    digest = hashlib.sha256(text.encode()).hexdigest() if text is not None else None
    if digest is not None and digest != said["text_sha256"]:
        raise Finding(EDITED, "The text you brought is not the one that was sent.")
    return said


def check_statement_file(note, trusted, text):
    """A statement by itself: it stands on the keys that you named."""
    said = check_statement(note, Keys(b"", trusted), text)
    return OK, (
        f"Signed: the reply {said['outbox_id']} on ticket {said['ticket']} was {said['ai']}, "
        f"edit class {said['edit_class']}, approved by {said['person']} at {said['approved_at']}."
    )


def run(arguments):
    """Check what the arguments name; returns the exit code and a sentence."""
    named = [Path(key).read_text("utf-8") if Path(key).is_file() else key for key in arguments.key]
    trusted = [read_key(key)[1] for key in named]
    heads = [(head, Path(head).read_text("utf-8")) for head in arguments.head]
    text = Path(arguments.text).read_bytes().decode() if arguments.text else None
    path = Path(arguments.path)
    if path.is_dir() or zipfile.is_zipfile(path):
        return check_bundle(Bundle(path), trusted, heads, text)
    content = path.read_bytes().decode()
    if content.startswith(STATEMENT_LINE):
        return check_statement_file(content, trusted, text)
    return check_proof_file(json.loads(content), trusted, heads, text)


def main(arguments=None):
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", nargs="?", default=str(Path(__file__).resolve().parent))
    for name in ("--key", "--head"):
        parser.add_argument(name, action="append", default=[])
    parser.add_argument("--text")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    seq = None
    try:
        code, message = run(options)
    except Finding as finding:
        code, message, seq = finding.code, str(finding), finding.seq
    except (OSError, ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile) as error:
        code, message = (
            UNREADABLE,
            f"{options.path} cannot be read: {type(error).__name__}: {error}",
        )
    answer = (
        json.dumps({"exit": code, "message": message, "first_bad_seq": seq})
        if options.json
        else message
    )
    sys.stdout.write(answer + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
