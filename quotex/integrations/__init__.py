"""quotex as a part of the frameworks that people run already. Each module needs the extra of its name."""

from __future__ import annotations

__all__ = ["missing"]


def missing(error: ModuleNotFoundError, extra: str) -> ModuleNotFoundError:
    """The error of an import, saying in one line how to get what is missing.

    >>> missing(ModuleNotFoundError(name="ray"), "ray")
    ModuleNotFoundError("quotex.integrations.ray needs ray, which is not installed: pip install 'quotex[ray]'")
    """
    package = (error.name or extra).partition(".")[0]
    message = f"quotex.integrations.{extra} needs {package}, which is not installed: pip install 'quotex[{extra}]'"
    return ModuleNotFoundError(message, name=package)
