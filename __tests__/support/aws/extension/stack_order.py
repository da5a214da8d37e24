"""In which order a template's resources are made: each after those that it refers to or depends on."""

from typing import Any

from moto.cloudformation.models import Stack


def references(part: Any) -> set[str]:
    """Logical ids that a part of a template refers to; parameters too, which do no harm."""
    if isinstance(part, list):
        return set().union(*(references(item) for item in part))
    if not isinstance(part, dict):
        return set()
    found: set[str] = set()
    for key, value in part.items():
        if key == "Ref":
            found.add(value)
        elif key == "Fn::GetAtt":
            found.add(value[0] if isinstance(value, list) else value.split(".")[0])
        elif key == "Fn::Sub":
            text = value[0] if isinstance(value, list) else value
            found |= {name.split("}")[0].split(".")[0] for name in text.split("${")[1:]}
            found |= references(value[1]) if isinstance(value, list) else set()
        else:
            found |= references(value)
    return found


def order(stack: Stack) -> list[str]:
    """Resources whose condition holds, each after those that it needs."""
    resources = stack.template_dict["Resources"]
    conditions = stack.resource_map.lazy_condition_map
    wanted = [name for name, part in resources.items() if not part.get("Condition") or conditions[part["Condition"]]]
    done: list[str] = []

    def visit(name: str) -> None:
        if name in done or name not in wanted:
            return
        part = resources[name]
        needs = part.get("DependsOn", [])
        for other in [*([needs] if isinstance(needs, str) else needs), *sorted(references(part.get("Properties", {})))]:
            if other != name:
                visit(other)
        done.append(name)

    for name in wanted:
        visit(name)
    return done
