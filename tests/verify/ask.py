"""Answers many questions in one process: a JSON list of {folder|database, anchors, vkeys} in, a list of answers out."""
import json
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, "verify/python")
import offramp_verify  # noqa: E402

print(json.dumps([offramp_verify.answer_to(**asked) for asked in json.load(sys.stdin)]))
