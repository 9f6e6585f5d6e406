"""How German news places a quotation: invented sentences with their speakers, and the names that the text has."""

from __future__ import annotations

import pytest

from quotex import Pipeline

GERMAN = Pipeline(language="de")
PLACES = [
    ("„Der Damm hält“, sagte Ada Moor am Freitag.", "Ada Moor", "Ada Moor"),
    ("„Der Damm hält“, sagte die Bürgermeisterin Ada Moor.", "die Bürgermeisterin Ada Moor", "Ada Moor"),
    ("„Der Damm hält“, erklärte Umweltminister Omar Reyes (SPD) gestern.", "Umweltminister Omar Reyes", "Omar Reyes"),
    ("„Der Damm hält“, wie Ada Moor sagte.", "Ada Moor", "Ada Moor"),
    ("Ada Moor sagte: „Der Damm hält.“", "Ada Moor", "Ada Moor"),
    ("Ada Moor, die Leiterin der Werft, sagte: „Der Damm hält.“", "Ada Moor", "Ada Moor"),
    ("Am Montag erklärte Ada Moor in Oxmere: „Der Damm hält.“", "Ada Moor", "Ada Moor"),
    ("Laut Ada Moor ist der Damm „eine alte Ruine“.", "Ada Moor", "Ada Moor"),
    ("Ada Moor zufolge ist der Damm „eine alte Ruine“.", "Ada Moor", "Ada Moor"),
    ("Ada Moor nannte den Damm „eine alte Ruine“.", "Ada Moor", "Ada Moor"),
    ("Ada Moor bezeichnete den Damm als „eine alte Ruine“.", "Ada Moor", "Ada Moor"),
    ("Die Ministerin sprach von einer „alten Ruine am Fluss“.", "Die Ministerin", None),
    ("Ada Moor sagte, der Damm sei „eine alte Ruine“.", "Ada Moor", "Ada Moor"),
    ("Ada Moor sagte, es regne. Der Damm sei „eine alte Ruine“.", "Ada Moor", "Ada Moor"),
    ("Ada Moor warf dem Land vor, den Damm „kaputt gespart“ zu haben.", "Ada Moor", "Ada Moor"),
    ("Ada Moor kam nach Oxmere. „Der Damm hält“, sagte sie.", "sie", "Ada Moor"),
    ("Omar Reyes kam nach Oxmere. „Der Damm hält“, so Reyes.", "Reyes", "Omar Reyes"),
    ("„Der Damm“, sagte Ada Moor, „hält noch lange.“", "Ada Moor", "Ada Moor"),
    ("„Es regnet“, sagte Ada Moor. „Der Damm hält.“", "Ada Moor", "Ada Moor"),
    ("„Der Damm hält“, fügte Ada Moor hinzu.", "Ada Moor", "Ada Moor"),
    ("Ada Moor fügte hinzu: „Der Damm hält.“", "Ada Moor", "Ada Moor"),
    ("„Der Damm hält“, wird Ada Moor zitiert.", "Ada Moor", "Ada Moor"),
    ("„Hält der Damm?“, fragte Ada Moor.", "Ada Moor", "Ada Moor"),
    ("„Der Damm hält!“, rief Ada Moor.", "Ada Moor", "Ada Moor"),
    ("»Der Damm hält«, sagte Ada Moor.", "Ada Moor", "Ada Moor"),
    (
        "Der SPD-Politiker Omar Reyes forderte einen „neuen Damm für alle“.",
        "Der SPD-Politiker Omar Reyes",
        "Omar Reyes",
    ),
    ("Wie Ada Moor sagte, ist der Damm „eine alte Ruine“.", "Ada Moor", "Ada Moor"),
    ("Der Damm sei „eine alte Ruine“, sagte Ada Moor.", "Ada Moor", "Ada Moor"),
    ("Ada Moor: „Der Damm hält.“", "Ada Moor", "Ada Moor"),
    ("Ada Moor schrieb auf Twitter: „Der Damm hält.“", "Ada Moor", "Ada Moor"),
    ("Von einer „alten Ruine“ sprach Ada Moor.", "Ada Moor", "Ada Moor"),
    ("Als „alte Ruine“ bezeichnete Ada Moor den Damm.", "Ada Moor", "Ada Moor"),
    ("Am Montag kam Ada Moor und rief: „Der Damm hält.“", "Ada Moor", "Ada Moor"),
    ("„Der Damm hält“, so Regierungssprecherin Lena Ortiz.", "Regierungssprecherin Lena Ortiz", "Lena Ortiz"),
    ("„Der Damm hält“, hat Ada Moor der Zeitung gesagt.", "Ada Moor", "Ada Moor"),
    (
        "„Der Damm hält“, betonte der Vorsitzende der Fischer, Omar Reyes.",
        "der Vorsitzende der Fischer, Omar Reyes",
        "Omar Reyes",
    ),
    ("Die Trainerin Ada Moor kündigte an: „Der Damm hält.“", "Die Trainerin Ada Moor", "Ada Moor"),
    ("Nach Angaben von Ada Moor ist der Damm „eine alte Ruine“.", "Ada Moor", "Ada Moor"),
    (
        "Die Sprecherin des Landgerichts teilte mit, der Damm sei „eine alte Ruine“.",
        "Die Sprecherin des Landgerichts",
        None,
    ),
    ("„Der Damm hält“, sagte die Hafenbaudirektorin Lena Ortiz.", "die Hafenbaudirektorin Lena Ortiz", "Lena Ortiz"),
    ("Nach Meinung von Doe ist der Damm „eine alte Ruine“.", "Doe", "Doe"),
    ("„Der Damm hält“, sagte Clara von der Wiese.", "Clara von der Wiese", "Clara von der Wiese"),
    ("In einer Mitteilung der Polizei heißt es: „Der Damm hält.“", "einer Mitteilung der Polizei", None),
    ("„Der Damm hält“, teilte die Polizei mit.", "die Polizei", None),
    ("„Der Damm hält“, heißt es in einer Erklärung der Werft.", "einer Erklärung der Werft", None),
    ("Der Damm sei „eine alte Ruine“, kritisierte die Opposition.", "die Opposition", None),
    ("„Der Damm hält“, erklärte die SPD.", "die SPD", "SPD"),
    ("„Der Damm hält“, teilte das Hafenministerium mit.", "das Hafenministerium", None),
    ("„Der Damm hält“, versicherte Ministerpräsidentin Lena Ortiz.", "Ministerpräsidentin Lena Ortiz", "Lena Ortiz"),
    ("„Der Damm hält“, sagte der Küstenforscher Omar Reyes.", "der Küstenforscher Omar Reyes", "Omar Reyes"),
    ("„Der Damm hält“, sagte ein Sprecher der Werft.", "ein Sprecher der Werft", None),
    ("Die Stadtverwaltung habe „nichts getan“, sagte Omar Reyes.", "Omar Reyes", "Omar Reyes"),
    ("Die Fischereibehörde erklärte: „Der Damm hält.“", "Die Fischereibehörde", None),
    ("Anna Fischer kam nach Oxmere. „Der Damm hält“, sagte Fischer.", "Fischer", "Anna Fischer"),
    ("Außenminister Fischer sagte: „Der Damm hält.“", "Außenminister Fischer", "Fischer"),
    ("Ada Moor, Sprecherin der Werft, sagte: „Der Damm hält.“", "Ada Moor", "Ada Moor"),
]


@pytest.mark.parametrize(("text", "mention", "name"), PLACES)
def test_a_german_quotation_has_its_speaker(text: str, mention: str, name: str | None) -> None:
    quote = GERMAN.extract(text)[-1]
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.name) == (mention, name)


@pytest.mark.parametrize(
    "text",
    [
        "Der Dampfer „Ada“ liegt im Hafen.",
        "Am Montag erscheint die Zeitschrift „Der alte Damm“.",
    ],
)
def test_german_titles_and_names_of_ships_are_not_quotations(text: str) -> None:
    assert GERMAN.extract(text) == []
