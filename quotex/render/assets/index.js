"use strict";
// Sorts, filters and turns the pages of the tables; without it they are plain tables. Rows stay the HTML that quotex
// made, one a line, and become elements when they are shown; what this script writes itself goes into textContent.
(() => {
  const SHOWN = 100;
  const made = (tag, properties, ...content) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  };
  const parsed = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };
  const SIGNS = { "&nbsp;": "\u00a0", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };
  const plain = (cell) => cell.replace(/<[^>]*>/g, "").replace(/&(?:nbsp|lt|gt|quot|#x27|amp);/g, (sign) => SIGNS[sign]);
  const counted = (count) => count.toLocaleString("en");
  const number = (text) => Number(text.replaceAll(",", "")) || 0;
  const names = (text) => text.split("; ");
  const order = new Intl.Collator("en", { numeric: true }).compare;

  function enhance(section) {
    const hidden = section.querySelector("noscript");
    const lines = (hidden ? hidden.textContent : section.querySelector(".table").outerHTML).split("\n");
    const all = lines.slice(1, -1);
    const region = parsed(lines[0] + lines.at(-1)).firstElementChild;
    (hidden || section.querySelector(".table")).replaceWith(region);
    const table = region.querySelector("table");
    const heads = [...table.tHead.rows[0].cells];
    const texts = all.map((row) => row.split(/<\/t[dh]>/).slice(0, -1).map(plain));
    const lower = texts.map((cells) => cells.join("\n").toLowerCase());
    const isQuotes = section.id === "quotes";
    const told = made("p", { className: "told" });
    told.setAttribute("role", "status");
    let rows = all.map((_, place) => place);
    let page = 0;
    let sorted = -1;
    let falling = false;
    let speaker = "";
    let elsewhere = 0; // quotes of the speaker in other parts of the index

    const find = made("input", { type: "search" });
    const picks = heads.flatMap((head, column) => {
      if (!head.hasAttribute("data-pick")) return [];
      const values = [...new Set(texts.map((cells) => cells[column]))].sort(order);
      const options = values.map((value) => made("option", { value, textContent: value }));
      return [{ column, select: made("select", {}, made("option", { value: "", textContent: "All" }), ...options) }];
    });
    const back = made("button", { type: "button", textContent: "Previous" });
    const on = made("button", { type: "button", textContent: "Next" });
    const clear = made("button", { type: "button", textContent: "Show all" });

    const show = () => {
      const first = page * SHOWN;
      const last = Math.min(first + SHOWN, rows.length);
      const shown = rows.slice(first, last).map((place) => all[place]).join("");
      table.tBodies[0].replaceChildren(...parsed(`<table><tbody>${shown}</tbody></table>`).querySelectorAll("tr"));
      if (section.id === "people") linkNames(table.tBodies[0]);
      const which = rows.length > SHOWN ? `${counted(first + 1)}–${counted(last)} of ${counted(rows.length)}` : counted(rows.length);
      told.textContent = `${which} shown` + (rows.length < all.length ? `, of ${counted(all.length)} in all` : "") +
        (speaker ? `; said by ${speaker}` : most()) + (elsewhere ? `; ${counted(elsewhere)} more are in the other parts` : "");
      back.disabled = page === 0;
      on.disabled = last === rows.length;
      clear.disabled = rows.length === all.length && !speaker;
    };
    // Of a selection of quotes, who is quoted most in it.
    const most = () => {
      if (!isQuotes || rows.length === all.length) return "";
      const counts = new Map();
      for (const place of rows) {
        if (all[place].startsWith("<tr><td><i>")) continue;
        for (const name of names(texts[place][0])) counts.set(name, (counts.get(name) || 0) + 1);
      }
      const ranked = [...counts].sort((a, b) => b[1] - a[1] || order(a[0], b[0])).slice(0, 5);
      return ranked.length ? `; most quoted: ${ranked.map(([name, count]) => `${name} (${counted(count)})`).join(", ")}` : "";
    };
    const sort = () => {
      if (sorted < 0) return;
      const isNumber = heads[sorted].className === "number";
      const key = (place) => texts[place][sorted];
      const compare = isNumber ? (a, b) => number(key(a)) - number(key(b)) : (a, b) => order(key(a), key(b));
      rows.sort((a, b) => (falling ? -compare(a, b) : compare(a, b)) || a - b);
    };
    const filter = () => {
      const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows = all.map((_, place) => place).filter((place) =>
        wanted.every((word) => lower[place].includes(word)) &&
        picks.every(({ column, select }) => !select.value || texts[place][column] === select.value) &&
        (!speaker || names(texts[place][0]).includes(speaker)));
      page = 0;
      sort();
      show();
    };
    heads.forEach((head, column) => {
      const button = made("button", { type: "button", textContent: head.textContent });
      button.addEventListener("click", () => {
        falling = sorted === column ? !falling : head.className === "number";
        sorted = column;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        sort();
        page = 0;
        show();
      });
      head.replaceChildren(button);
    });
    const turn = (step) => { page += step; show(); region.scrollTop = 0; };
    back.addEventListener("click", () => turn(-1));
    on.addEventListener("click", () => turn(1));
    find.addEventListener("input", filter);
    picks.forEach(({ select }) => select.addEventListener("change", filter));
    clear.addEventListener("click", () => {
      find.value = speaker = "";
      elsewhere = 0;
      picks.forEach(({ select }) => { select.value = ""; });
      filter();
    });
    const tools = made("div", { className: "tools" }, made("label", {}, "Find", find));
    for (const { column, select } of picks) tools.append(made("label", {}, heads[column].textContent, select));
    tools.append(clear, back, on);
    if (all.length > 20) region.before(tools, told);
    show();
    return (name, quotes) => {
      find.value = "";
      speaker = name;
      elsewhere = Math.max(0, quotes - texts.filter((cells) => names(cells[0]).includes(name)).length);
      filter();
      section.scrollIntoView();
      find.focus();
    };
  }

  let ofSpeaker = () => {};
  const linkNames = (body) => {
    for (const row of body.rows) {
      const name = row.cells[0].textContent;
      const button = made("button", { type: "button", textContent: name, title: "Show the quotes" });
      const quotes = number(row.cells[2].textContent);
      button.addEventListener("click", () => ofSpeaker(name, quotes));
      row.cells[0].replaceChildren(button);
    }
  };
  for (const section of document.querySelectorAll("main > section")) {
    const showSpeaker = enhance(section);
    if (section.id === "quotes") ofSpeaker = showSpeaker;
  }
})();
