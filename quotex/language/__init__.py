"""Language packs: ``packs`` reads their files; ``loading`` makes the ``Language`` that scanner and rules use."""
