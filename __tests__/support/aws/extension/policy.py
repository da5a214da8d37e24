"""IAM enforcement, as far as it has to prove least-privilege policies."""


def install() -> None:
    pass
