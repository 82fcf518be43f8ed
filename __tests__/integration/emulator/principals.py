"""Who calls, as conditions of policies ask: AWS names a role to whoever took it on, where ministack names the session."""

from ministack.core import iam_evaluator
from ministack.services import iam


def install():
    resolve = iam_evaluator._resolve_condition_key

    def resolve_condition_key(key, context):
        if key.lower() == "aws:principalisawsservice":
            return "false"
        value = resolve(key, context)
        if key.lower() != "aws:principalarn" or ":assumed-role/" not in (value or ""):
            return value
        name = iam_evaluator._role_name_from_assumed_arn(value)
        return iam._roles.get_scoped(context.principal_account, None, name)["Arn"]

    iam_evaluator._resolve_condition_key = resolve_condition_key
