"use strict";
// Shows the rows of a sample one by one, takes judgements by keys, and saves the sheet. All text goes into textContent.
(() => {
  const source = document.getElementById("data").textContent;
  const { columns, rows } = JSON.parse(source);
  const at = Object.fromEntries(columns.map((name, place) => [name, place]));
  const flag = "is_quote" in at ? "is_quote" : "is_residue";
  const hasNames = "name" in at;
  const own = new Set(["id", "quote", "start", "end", "drawn", "probability", "confidence", "headline", "named_in", "before",
    "text", "after", "speaker", "kind", "speaker_name", "name", "gender", flag, "checked", "rule"]);
  const item = document.getElementById("item");
  const told = document.getElementById("told");
  const original = rows.map((row) => [...row]);
  // What was judged is kept under a name that this sample alone has (FNV-1a), should the page be closed by mistake.
  let hash = 0x811c9dc5;
  for (let place = 0; place < source.length; place++) hash = Math.imul(hash ^ source.charCodeAt(place), 0x01000193) >>> 0;
  const key = `quotex-sample-${hash}-${source.length}`;
  const changing = [...(hasNames ? ["name", "gender"] : []), flag, "checked"];
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept && kept.length === rows.length) {
      kept.forEach((cells, place) => changing.forEach((name, number) => { rows[place][at[name]] = String(cells[number]); }));
    }
  } catch { /* a browser that keeps nothing */ }
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify(rows.map((row) => changing.map((name) => row[at[name]]))));
    } catch { /* a browser that keeps nothing */ }
  };

  let place = 0;
  const made = (tag, properties, ...content) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  };
  const cell = (name) => rows[place][at[name]] || "";
  const fact = (name, value, isChanged) =>
    made("div", {}, made("dt", { textContent: name }), made("dd", { textContent: value, className: isChanged ? "changed" : "" }));
  const isChecked = (row) => row[at.checked] !== "";
  const input = made("input", { type: "text", autocomplete: "off" });
  input.setAttribute("aria-label", "Name of the speaker");

  const show = () => {
    const row = rows[place];
    const context = columns.filter((name) => !own.has(name) && row[at[name]]).map((name) => fact(name, row[at[name]]));
    const answers = hasNames
      ? [fact("mention", cell("speaker") || "–"), fact("name", cell("name") || "nobody named", cell("name") !== cell("speaker_name")),
        fact("gender", cell("gender") || "unknown", cell("gender") !== original[place][at.gender]), fact("kind", cell("kind"))]
      : [fact("rule", cell("rule"))];
    answers.push(fact(hasNames ? "quotes somebody" : "rightly removed", cell(flag), cell(flag) !== "yes"));
    item.replaceChildren(
      ...(cell("headline") ? [made("h2", { textContent: cell("headline") })] : []),
      ...(context.length ? [made("dl", { className: "answer" }, ...context)] : []),
      ...(cell("named_in") ? [made("p", { className: "passage named", textContent: `${cell("named_in")} …` })] : []),
      made("p", { className: "passage" }, cell("before"), made("mark", { textContent: cell("text") }), cell("after")),
      made("dl", { className: "answer" }, ...answers),
    );
    const done = rows.filter(isChecked).length;
    told.textContent = `${place + 1} of ${rows.length}${isChecked(row) ? ", judged" : ""}; ${done} judged` +
      (done === rows.length ? ": press s to save" : "");
  };
  const go = (step) => { place = Math.min(rows.length - 1, Math.max(0, place + step)); show(); };
  const judge = (changes) => { for (const [name, value] of Object.entries(changes)) rows[place][at[name]] = value; keep(); show(); };

  // A line that a spreadsheet would take for a formula gets an apostrophe, as in the sheets that quotex writes.
  const disarmed = (text) => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
  const quoted = (text) => (/[",;\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const save = () => {
    const lines = [columns, ...rows].map((row) => row.map(quoted).join(","));
    const link = made("a", {
      href: URL.createObjectURL(new Blob([lines.join("\n") + "\n"], { type: "text/csv;charset=utf-8" })),
      download: "sample.csv",
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const edit = () => {
    input.value = cell("name").replace(/^'(?='*[=+\-@＝＋－＠])/, "");
    item.append(input);
    input.focus();
    input.select();
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") judge({ name: disarmed(input.value.trim()) });
    if (event.key === "Escape") show();
    if (event.key === "Enter" || event.key === "Escape") { event.preventDefault(); input.blur(); }
  });
  const keys = {
    y: () => { judge({ [flag]: "yes", checked: "x" }); go(1); },
    n: () => { judge({ [flag]: "no", checked: "x" }); go(1); },
    u: () => judge({ checked: "" }),
    e: () => hasNames && edit(),
    f: () => hasNames && judge({ gender: "f" }),
    m: () => hasNames && judge({ gender: "m" }),
    0: () => hasNames && judge({ gender: "" }),
    g: () => { const next = rows.findIndex((row) => !isChecked(row)); if (next >= 0) { place = next; show(); } },
    s: save,
    ArrowLeft: () => go(-1),
    ArrowRight: () => go(1),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  if (rows.length) show(); else told.textContent = "There is nothing to judge.";
})();
