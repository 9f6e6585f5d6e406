"""quotex as part of other frameworks. Each module needs the extra of its name."""

from __future__ import annotations

__all__ = ["missing"]

PARTS = {"ray": "'ray[data]'", "datatrove": "'datatrove[io]'"}  # packages that need an extra


def missing(error: ModuleNotFoundError, framework: str) -> ModuleNotFoundError:
    """Return the error of an import, which says in one line how to install what is missing.

    >>> missing(ModuleNotFoundError(name="ray"), "ray")
    ModuleNotFoundError("quotex.integrations.ray needs ray, which is not installed: pip install 'ray[data]'")
    """
    package = (error.name or framework).partition(".")[0]
    wanted = PARTS.get(package, package)
    message = f"quotex.integrations.{framework} needs {package}, which is not installed: pip install {wanted}"
    return ModuleNotFoundError(message, name=package)
