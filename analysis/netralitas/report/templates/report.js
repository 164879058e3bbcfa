"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const whole = (number) => number.toLocaleString(document.documentElement.lang);

  // --- the panel of evidence
  const panel = document.getElementById("panel");
  const title = document.getElementById("panel-title");
  const count = document.getElementById("panel-count");
  const body = document.getElementById("panel-body");
  const PORTION = 40;
  let opener = null;

  const byArticle = (facts) => {
    const articles = new Map();
    for (const number of facts) {
      const [sentence, start, end, note] = data.facts[number];
      const article = data.sentences[sentence][0];
      if (!articles.has(article)) articles.set(article, new Map());
      const sentences = articles.get(article);
      if (!sentences.has(sentence)) sentences.set(sentence, []);
      sentences.get(sentence).push([start, end, note]);
    }
    return articles;
  };

  const highlighted = (text, spans) => {
    const quote = make("blockquote");
    const merged = [];
    for (const [start, end] of spans.map((s) => [s[0], s[1]]).sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    let at = 0;
    for (const [start, end] of merged) {
      quote.append(text.slice(at, start), make("mark", text.slice(start, end)));
      at = end;
    }
    quote.append(text.slice(at));
    for (const note of new Set(spans.map((s) => s[2]).filter(Boolean))) quote.append(make("span", note, "note"));
    return quote;
  };

  const named = (article) => {
    const [, outlet, published] = data.articles[article];
    return (outlet || words.unknown_outlet) + ", " + (published || words.undated);
  };

  const shownArticle = (article, sentences) => {
    const [heading, , , election, url, source, copies, nearCopies, text] = data.articles[article];
    const box = make("article", undefined, "hit");
    box.append(make("h3", heading));
    const meta = make("p", named(article) + " · " + (data.elections[election] || election) + " · " + words.source + ": " + source, "meta");
    if (url) {
      const link = make("a", words.open_source);
      link.href = url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      meta.append(" · ", link);
    }
    box.append(meta);
    const inOrder = [...sentences.entries()].sort((a, b) => a[0] - b[0]);
    for (const [sentence, spans] of inOrder) box.append(highlighted(data.sentences[sentence][1], spans));
    if (copies.length) {
      const more = make("details");
      more.append(make("summary", words.copies + " (" + whole(nearCopies) + ")"));
      const list = make("ul");
      for (const copy of copies) list.append(make("li", data.articles[copy][0] + " (" + named(copy) + ")"));
      if (nearCopies > copies.length) list.append(make("li", "…"));
      more.append(list);
      box.append(more);
    }
    if (text) {
      const more = make("details");
      more.append(make("summary", words.whole));
      more.addEventListener("toggle", () => {
        if (more.open && more.children.length === 1) {
          const everything = make("div", text, "whole");
          everything.tabIndex = 0;
          everything.setAttribute("role", "region");
          everything.setAttribute("aria-label", words.whole);
          more.append(everything);
        }
      });
      box.append(more);
    }
    return box;
  };

  const open = (key, label, from) => {
    const facts = data.evidence[key];
    if (!facts) return;
    opener = from;
    const articles = [...byArticle(facts).entries()];
    articles.sort((a, b) => (data.articles[a[0]][2] || "9999").localeCompare(data.articles[b[0]][2] || "9999") || a[0] - b[0]);
    const sentences = articles.reduce((sum, [, s]) => sum + s.size, 0);
    title.textContent = label || words.evidence;
    count.textContent = whole(sentences) + " " + words.sentences + " · " + whole(articles.length) + " " + words.articles;
    const cut = data.cut[key];
    if (cut) count.textContent += ". " + words.cut.replace("{shown}", whole(facts.length)).replace("{all}", whole(cut[0])).replace("{table}", cut[1]);
    body.replaceChildren();
    let shown = 0;
    const more = make("button", words.more, "more");
    more.type = "button";
    const portion = () => {
      for (const [article, found] of articles.slice(shown, shown + PORTION)) body.insertBefore(shownArticle(article, found), more);
      shown += PORTION;
      if (shown >= articles.length) more.remove();
    };
    body.append(more);
    more.addEventListener("click", portion);
    portion();
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    title.focus();
  };

  document.getElementById("panel-close").addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  panel.addEventListener("close", () => { if (opener) opener.focus(); });

  const labelOf = (element) => element.getAttribute("aria-label") || element.textContent;
  document.addEventListener("click", (event) => {
    const number = event.target.closest("[data-e]");
    if (number) open(number.getAttribute("data-e"), data.labels[number.getAttribute("data-e")] || labelOf(number), number);
  });
  document.addEventListener("keydown", (event) => {
    const number = event.target.closest && event.target.closest("svg [data-e]");
    if (!number) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(number.getAttribute("data-e"), data.labels[number.getAttribute("data-e")] || labelOf(number), number);
      return;
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...number.closest("svg").querySelectorAll("[data-e]")];
    const next = all[all.indexOf(number) + step];
    if (next) {
      number.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    }
  });

  // --- tables
  const ROWS = 100;
  const sortValue = (cell) => (Array.isArray(cell) ? cell[1] : cell);
  const shownText = (cell) => (Array.isArray(cell) ? cell[0] : cell);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const render = (details) => {
    const sheet = data.sheets[details.dataset.sheet];
    const holder = details.querySelector(".holder");
    if (!sheet || holder.firstChild) return;
    const tools = make("div", undefined, "tools");
    const label = make("label", words.filter + " ");
    const filter = make("input");
    filter.type = "search";
    label.append(filter);
    const size = make("span");
    size.setAttribute("aria-live", "polite");
    tools.append(label, size);
    if (sheet.note) tools.append(make("span", sheet.note));
    const scroll = make("div", undefined, "scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", words.table + ": " + sheet.title);
    const table = make("table");
    const head = make("thead");
    const line = make("tr");
    const rowsBody = make("tbody");
    const more = make("button", words.more, "more");
    more.type = "button";
    let sorted = -1;
    let direction = 1;
    let limit = ROWS;
    const heads = sheet.columns.map(([name, numeric], index) => {
      const cell = make("th", undefined, numeric ? "num" : "");
      cell.scope = "col";
      const button = make("button", name);
      button.type = "button";
      button.title = words.sort;
      button.addEventListener("click", () => {
        direction = sorted === index ? -direction : numeric ? -1 : 1;
        sorted = index;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        cell.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
        draw();
      });
      cell.append(button);
      line.append(cell);
      return cell;
    });
    const texts = sheet.rows.map((row) => row.map(shownText).join(" ").toLowerCase());
    const draw = () => {
      const wanted = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      let order = sheet.rows.map((_, index) => index).filter((index) => wanted.every((w) => texts[index].includes(w)));
      if (sorted >= 0) {
        order = order.slice().sort((a, b) => {
          const x = sortValue(sheet.rows[a][sorted]);
          const y = sortValue(sheet.rows[b][sorted]);
          const by = typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y));
          return direction * by || a - b;
        });
      }
      size.textContent = whole(order.length) + " " + words.of + " " + whole(sheet.rows.length) + " " + words.rows;
      rowsBody.replaceChildren(...order.slice(0, limit).map((index) => {
        const row = make("tr");
        sheet.rows[index].forEach((cell, column) => {
          const numeric = sheet.columns[column][1];
          const place = make(column ? "td" : "th", undefined, numeric ? "num" : "");
          if (!column) place.scope = "row";
          if (Array.isArray(cell)) {
            if (cell[2]) {
              const button = make("button", cell[0], numeric ? "n" : "n title");
              button.type = "button";
              button.dataset.e = cell[2];
              if (cell[3]) button.append(" ", make("small", cell[3]));
              place.append(button);
            } else {
              place.append(cell[0]);
              if (cell[1] === 0) place.classList.add("zero");
              if (cell[3]) place.append(make("small", cell[3]));
            }
          } else {
            place.textContent = cell;
            if (/^\d{4}-\d\d-\d\d$/.test(cell)) place.classList.add("nb");
          }
          row.append(place);
        });
        return row;
      }));
      more.hidden = order.length <= limit;
    };
    filter.addEventListener("input", () => { limit = ROWS; draw(); });
    more.addEventListener("click", () => { limit += 5 * ROWS; draw(); });
    head.append(line);
    table.append(head, rowsBody);
    scroll.append(table);
    holder.append(tools, scroll, more);
    draw();
  };

  const sheets = [...document.querySelectorAll("details.sheet")];
  for (const details of sheets) {
    details.addEventListener("toggle", () => { if (details.open) render(details); });
    if (details.open) render(details);
  }
  const all = document.getElementById("open-all");
  all.addEventListener("click", () => {
    const opening = !sheets.every((details) => details.open);
    sheets.forEach((details) => { details.open = opening; });
    const other = all.dataset.other;
    all.dataset.other = all.textContent;
    all.textContent = other;
  });
})();
