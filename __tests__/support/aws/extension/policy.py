"""Whether policies allow a call.

By AWS's documentation (IAM User Guide, "Policy evaluation logic", "IAM JSON policy elements: Condition operators", "Set
operators"). moto knows neither resources nor conditions of most calls and refuses every policy that names some. A
condition key that the stand-in has no value for counts as absent, as it would with AWS: it fails loudly.
"""

import re

from moto.iam.access_control import IAMPolicy


def documents(policies: list) -> list[dict]:
    """Policies as moto's `collect_policies` gives them."""
    return [IAMPolicy(policy)._policy_json for policy in policies]


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


def like(pattern: str, text: str) -> bool:
    expression = "".join(".*" if sign == "*" else "." if sign == "?" else re.escape(sign) for sign in pattern)
    return re.fullmatch(expression, text, re.DOTALL) is not None


def action_matches(statement: dict, action: str) -> bool:
    named = "Action" if "Action" in statement else "NotAction"
    found = any(like(pattern.lower(), action.lower()) for pattern in listed(statement[named]))
    return found == (named == "Action")


def resource_matches(statement: dict, resource: str) -> bool:
    named = "Resource" if "Resource" in statement else "NotResource"
    found = any(like(pattern, resource) for pattern in listed(statement[named]))
    return found == (named == "Resource")


COMPARE = {
    "StringEquals": lambda wanted, actual: wanted == actual,
    "StringEqualsIgnoreCase": lambda wanted, actual: wanted.lower() == actual.lower(),
    "StringLike": like,
    "ArnEquals": like,
    "ArnLike": like,
    "Bool": lambda wanted, actual: wanted.lower() == actual.lower(),
    "NumericEquals": lambda wanted, actual: float(wanted) == float(actual),
}


def value_holds(operator: str, wanted: list[str], actual: str) -> bool:
    if operator.replace("Not", "") in COMPARE and "Not" in operator:
        return not any(COMPARE[operator.replace("Not", "")](str(one), actual) for one in wanted)
    if operator not in COMPARE:
        raise NotImplementedError(f"The stand-in has no condition operator {operator}.")
    return any(COMPARE[operator](str(one), actual) for one in wanted)


def condition_holds(operator: str, key: str, wanted: list, context: dict) -> bool:
    known = {name.lower(): value for name, value in context.items()}
    actual = known.get(key.lower())
    if operator == "Null":
        return (str(wanted[0]).lower() == "true") == (actual is None)
    quantifier, _, plain = operator.rpartition(":")
    if plain.endswith("IfExists"):
        if actual is None:
            return True
        plain = plain[: -len("IfExists")]
    if quantifier == "ForAllValues":
        return all(value_holds(plain, wanted, one) for one in listed(actual or []))
    if quantifier == "ForAnyValue":
        return any(value_holds(plain, wanted, one) for one in listed(actual or []))
    if actual is None:
        return "Not" in plain
    return value_holds(plain, wanted, actual)


def applies(statement: dict, action: str, resource: str, context: dict) -> bool:
    if not action_matches(statement, action) or not resource_matches(statement, resource):
        return False
    conditions = statement.get("Condition", {})
    return all(
        condition_holds(operator, key, listed(wanted), context)
        for operator, keys in conditions.items()
        for key, wanted in keys.items()
    )


def allows(policies: list[dict], action: str, resource: str, context: dict) -> bool:
    statements = [statement for policy in policies for statement in listed(policy["Statement"])]
    effects = {statement["Effect"] for statement in statements if applies(statement, action, resource, context)}
    return "Allow" in effects and "Deny" not in effects
