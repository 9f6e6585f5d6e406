"""Charts have the same bytes everywhere, are well-formed, and state their figures in words."""

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from quotex.evaluation.kinds import Kind
from quotex.render.charts import canvas, svg
from quotex.render.score_charts import calibration_chart, scores_chart, wilson

pytest.importorskip("matplotlib", reason="needs the extra [plots]")

SVG = "{http://www.w3.org/2000/svg}"
KINDS = [Kind("in marks", (0.951, 0.75), (0.5, 0.25), 1200, 34), Kind("mixed", (0.6, None), (0.4, None), 5, 0)]
BINS = [(0.25, 3, 10), (0.9, 10, 10)]
EVEN = [(0.2, 3, 10), (0.0, 0, 0), (0.9, 9, 9), (0.95, 1, 1)]
HOSTILE = "<script>$x^2$</script>\x00\n\u202e&\ufffe\ud83d"


def drawn(names):
    return [scores_chart(dict.fromkeys(names, KINDS)), calibration_chart(dict.fromkeys(names, (BINS, EVEN)))]


def words(chart):
    return [" ".join(element.itertext()) for element in ElementTree.fromstring(chart).iter(f"{SVG}text")]


def test_charts_also_state_their_figures_in_words():
    scores, calibration = drawn(["harbour/dev", "novels"])
    for text in ("harbour/dev", "novels", "Span", "Span and speaker", "precision", "recall", ".951 / .750", ".400 / –"):
        assert text in words(scores)
    assert "in marks: 1,200 predicted, 34 annotated" in words(scores)
    for text in ("harbour/dev", "confidence claimed", "share right", "answers", "right (13)", "wrong (7)"):
        assert text in words(calibration)
    assert "10 answers, 95 % interval" in words(calibration)


def test_a_chart_has_a_title_a_description_and_a_background():
    for chart in drawn(["harbour"]):
        title, told = (ElementTree.fromstring(chart).find(SVG + name) for name in ("title", "desc"))
        assert title.text
        assert "harbour" in told.text
        ground = ElementTree.fromstring(chart).find(f".//*[@id='patch_1']/{SVG}path")
        assert "fill: #ffffff" in ground.get("style")


def test_the_bytes_of_a_chart_do_not_depend_on_user_settings():
    import matplotlib

    first = drawn(["harbour"])
    with matplotlib.rc_context(
        {"svg.hashsalt": None, "font.size": 30, "axes.facecolor": "black", "text.usetex": False}
    ):
        assert drawn(["harbour"]) == first
        assert matplotlib.rcParams["font.size"] == 30
    assert not any(re.search(r"20\d\d-\d\d", chart) for chart in first)


def test_untrusted_names_are_only_text():
    for chart in drawn([HOSTILE]):
        tree = ElementTree.fromstring(chart)
        assert {element.tag for element in tree.iter()} & {SVG + "script", SVG + "a", SVG + "image"} == set()
        assert any("<script>$x^2$</script>␀␊�&��" in text for text in words(chart))


def test_a_row_without_answers_has_no_mark():
    chart = scores_chart({"a": [Kind("direct", (None, 0.0), (None, 0.0), 0, 7)]})
    assert "– / .000" in words(chart)


def test_a_missing_matplotlib_is_reported_in_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with (
        pytest.raises(ModuleNotFoundError, match=r"^charts need matplotlib, .* pip install matplotlib$"),
        canvas(1, 1),
    ):
        pass


def test_a_share_has_a_wilson_interval():
    assert wilson(0, 10)[0] == 0
    assert wilson(10, 10)[1] == pytest.approx(1)
    low, high = wilson(500, 1000)
    assert (low, high) == (pytest.approx(0.469, abs=0.001), pytest.approx(0.531, abs=0.001))


def test_any_object_with_the_attributes_can_be_a_row():
    kind = SimpleNamespace(name="direct", spans=(1.0, 1.0), both=(1.0, 0.0), predicted=1, annotated=1)
    assert "1.000 / .000" in words(scores_chart({"a": [kind]}))


def test_a_custom_figure_becomes_svg():
    with canvas(2, 2) as figure:
        figure.subplots().plot([0, 1], [0, 1])
        chart = svg(figure, "Mine & yours", "A line.")
    assert "<title>Mine &amp; yours</title>" in chart


def test_charts_of_speed_are_drawn(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    from benchmarks import charts

    rates = {"4 KB, 1-byte": {"quotex scan": 303.4, "re": 5.04}, "4 KB, 2-byte": {"quotex scan": 290.0, "re": 30.0}}
    rates["news, 1-byte"] = {"quotex scan": 281.0}
    chart = charts.throughput(rates)
    assert {"4 KB", "news", "quotex scan", "re", "MB/s", "1-byte characters"} <= set(words(chart))
    assert "4 KB, 1-byte: quotex scan 303, re 5.0; " in chart
    measured = [
        {"params": {"verb": verb}, "extra_info": {"length": length, "bytes": 4096}, "stats": {"min": seconds}}
        for verb, length, seconds in (("scan", 1000, 2.0), ("extract", 4000, 512.0), ("extract", 1000, 1024.0))
    ]
    costs = charts.costs_of({"benchmarks": [*measured, {"extra_info": {"bytes": 1}}]})
    assert costs == {"scan": [(1000, 1 / 2048)], "extract": [(1000, 0.25), (4000, 0.125)]}
    assert {"scan", "extract", "length of a text (KB)", "CPU time for each byte (ns)"} <= set(words(charts.cost(costs)))
