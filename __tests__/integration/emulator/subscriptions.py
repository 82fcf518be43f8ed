"""Where a subscription leads, as conditions of topic policies ask (`sns:Endpoint`, `sns:Protocol`): ministack 1.5.33 does not look."""

from contextvars import ContextVar
from urllib.parse import parse_qs

from ministack.core import iam_actions, iam_evaluator

NAMES = ("Endpoint", "Protocol")
asked = ContextVar("asked", default={})


def install():
    request_context = iam_actions.request_tag_context
    resolve = iam_evaluator._resolve_condition_key

    def request_tag_context(service, iam_action, body, params):
        form = parse_qs(body.decode(errors="replace")) if iam_action == "sns:Subscribe" else {}
        asked.set({f"sns:{name}".lower(): form[name][0] for name in NAMES if name in form})
        return request_context(service, iam_action, body, params)

    def resolve_condition_key(key, context):
        return asked.get().get(key.lower()) or resolve(key, context)

    iam_actions.request_tag_context = request_tag_context
    iam_evaluator._resolve_condition_key = resolve_condition_key
