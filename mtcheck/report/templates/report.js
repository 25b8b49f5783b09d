
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse($("#data").textContent);
  data.issues = data.issues.map((row) => Object.fromEntries(data.fields.map((name, at) => [name, row[at]])));
  const cards = data.issues.map((_, at) => document.getElementById(`i${at + 1}`));
  const words = [];
  const wordsOf = (at) => (words[at] ??= cards[at].textContent.toLowerCase());
  const numbersOf = (element) => element.dataset.i.split(" ").map(Number);
  const dots = $$("#strip rect[data-i]").map((dot) => [dot, numbersOf(dot)]);
  const marks = new Map();
  for (const mark of $$("mark[data-i]")) {
    mark.of = numbersOf(mark);
    for (const number of mark.of) marks.set(number, [...(marks.get(number) ?? []), mark]);
  }

  // Decisions: {issue number: {decision, reason, suggestion}}, kept in this browser where it allows that.
  let decisions = {};
  try { decisions = JSON.parse(localStorage.getItem(data.key)) ?? {}; } catch { /* storage is off: this visit only */ }
  const keep = () => {
    try { localStorage.setItem(data.key, JSON.stringify(decisions)); } catch { /* as above */ }
  };
  const stateOf = (number) =>
    decisions[number]?.decision ?? (cards[number - 1].classList.contains("known") ? "known" : "open");

  // What a model guessed is accepted one by one, and never before the reader could compare the texts.
  const isGuess = (number) => cards[number - 1].classList.contains("guessed");

  const button = (label, title, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    if (title) made.title = title;
    made.addEventListener("click", (event) => { event.stopPropagation(); act(); });
    return made;
  };

  const choices = (number) => {
    const card = cards[number - 1];
    const { suggestions } = data.issues[number - 1];
    let row = $(".choice", card);
    if (!row) {
      wordsOf(number - 1);
      row = document.createElement("div");
      row.className = "choice";
      row.role = "group";
      row.ariaLabel = `Issue ${number}`;
      $(".foot", card).append(row);
    }
    const decided = decisions[number];
    const word = document.createElement("span");
    word.className = "verdictword";
    if (decided?.decision === "accepted") {
      word.textContent = "Accepted";
      row.replaceChildren(word);
      if (suggestions.length > 1) {
        const select = document.createElement("select");
        select.setAttribute("aria-label", "Suggestion to use");
        for (const text of suggestions) select.add(new Option(text, text));
        select.value = decided.suggestion;
        select.addEventListener("change", () => { decided.suggestion = select.value; keep(); paint(number); });
        row.append(select);
      }
      row.append(button("Undo", "u", () => decide(number, null)));
    } else if (decided?.decision === "dismissed") {
      word.textContent = "Dismissed";
      const reason = document.createElement("input");
      reason.placeholder = "Why?";
      reason.setAttribute("aria-label", "Reason for dismissing");
      reason.value = decided.reason ?? "";
      reason.addEventListener("input", () => { decided.reason = reason.value; keep(); });
      row.replaceChildren(word, reason, button("Undo", "u", () => decide(number, null)));
    } else {
      row.replaceChildren(
        button(isGuess(number) ? "Accept the guess" : "Accept", "a", () => decide(number, "accepted")),
        button("Dismiss", "d", () => decide(number, "dismissed")),
        button("Compare", "c", () => { go(number, false); dock(true); }),
      );
    }
  };

  const choose = (number) => { if (!$(".choice", cards[number - 1])) choices(number); };

  const paint = (number) => {
    const state = stateOf(number);
    const card = cards[number - 1];
    card.classList.toggle("accepted", state === "accepted");
    card.classList.toggle("dismissed", state === "dismissed");
    const mine = marks.get(number) ?? [];
    for (const mark of mine) {
      const states = mark.of.map(stateOf);
      const accepted = mark.of.find((other) => decisions[other]?.suggestion !== undefined && stateOf(other) === "accepted");
      mark.classList.toggle("accepted", accepted !== undefined);
      mark.classList.toggle("settled", states.every((one) => one === "dismissed" || one === "known"));
      if (accepted !== undefined && marks.get(accepted).at(-1) === mark) mark.dataset.to = decisions[accepted].suggestion;
      else delete mark.dataset.to;
    }
  };

  const decide = (number, decision) => {
    if (decision === null) delete decisions[number];
    else {
      decisions[number] = { decision };
      const [first] = data.issues[number - 1].suggestions;
      if (decision === "accepted" && first !== undefined && data.issues[number - 1].span) decisions[number].suggestion = first;
    }
    const focused = cards[number - 1].contains(document.activeElement);
    keep();
    paint(number);
    choices(number);
    sift();
    if (decision === "dismissed") $("input", cards[number - 1])?.focus();
    else if (focused) cards[number - 1].focus({ preventScroll: true });
  };

  // Filtering.
  const filter = $("#filter"), check = $("#check"), state = $("#state"), shown = $("#shown");
  const toggles = $$(".toggle"), asked = [];
  const sift = () => {
    const wanted = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set(toggles.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.severity));
    const visible = new Set();
    data.issues.forEach((issue, at) => {
      const number = at + 1;
      const fits = severities.has(issue.severity) && (!check.value || issue.check === check.value) &&
        (!state.value || stateOf(number) === state.value) && wanted.every((word) => wordsOf(at).includes(word));
      if (fits) visible.add(number);
      if (cards[at].hidden === fits) cards[at].hidden = !fits;
    });
    for (const [dot, of] of dots) dot.classList.toggle("off", !of.some((number) => visible.has(number)));
    for (const mark of new Set([...marks.values()].flat())) mark.classList.toggle("off", !mark.of.some((number) => visible.has(number)));
    for (const { item, numbers, toggle } of asked) {
      const done = numbers.every((number) => stateOf(number) === "accepted");
      item.classList.toggle("accepted", done);
      if (!toggle) continue;
      toggle.textContent = done ? "Undo" : numbers.length > 1 ? "Accept all" : "Accept";
    }
    const settled = Object.keys(decisions).length;
    shown.textContent = `${visible.size === cards.length ? "" : `${visible.size} of `}${cards.length} issue${cards.length === 1 ? "" : "s"}${settled ? `, ${settled} decided` : ""}`;
  };

  // Surprisal, on request.
  const surprise = $("#surprise");
  const surprised = () => {
    $("#article").classList.toggle("surprising", surprise.checked);
    $("#surprise-legend").hidden = !surprise.checked;
  };
  surprise?.addEventListener("change", surprised);

  // Moving.
  let current = 0;
  const go = (number, focus = true) => {
    if (current) {
      cards[current - 1].classList.remove("current");
      for (const mark of marks.get(current) ?? []) mark.classList.remove("current");
    }
    current = number;
    choose(number);
    const card = cards[number - 1];
    card.classList.add("current");
    for (const mark of marks.get(number) ?? []) mark.classList.add("current");
    const wide = matchMedia("(min-width: 60.01rem)").matches;
    ((wide && marks.get(number)?.[0]) || card).scrollIntoView({ block: wide ? "center" : "nearest", behavior: "instant" });
    if (focus) card.focus({ preventScroll: wide });
    if (!$("#dock").hidden) dock(true);
  };
  const step = (by) => {
    for (let number = current ? current + by : by > 0 ? 1 : cards.length; number >= 1 && number <= cards.length; number += by) {
      if (!cards[number - 1].hidden) return go(number);
    }
  };

  // Comparisons come as text, so that a long report opens at once, and are built when asked for or when there is time.
  const waiting = $$(".segments noscript");
  const build = (group) => { group.outerHTML = group.textContent; };
  const buildAll = () => waiting.splice(0).forEach(build);
  const compared = (index) => document.getElementById(`s${index}`) ?? (buildAll(), document.getElementById(`s${index}`));

  // The comparison of the current issue's segment.
  const dock = (open) => {
    $("#dock").hidden = !open;
    document.body.classList.toggle("docking", open);
    if (!open || !current) return;
    const copy = compared(data.issues[current - 1].segment).cloneNode(true);
    copy.removeAttribute("id");
    $("#docked").replaceChildren(copy);
    cards[current - 1].scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  // The corrected text: every segment with its accepted suggestions, paragraphs as they were, no boilerplate.
  const corrected = () => {
    const edits = new Map();
    let clashes = 0;
    for (const [number, decided] of Object.entries(decisions)) {
      const issue = data.issues[number - 1];
      if (decided.decision !== "accepted" || decided.suggestion === undefined || !issue?.span) continue;
      edits.set(issue.segment, [...(edits.get(issue.segment) ?? []), [...issue.span, decided.suggestion]]);
    }
    const segment = (element) => {
      const points = [...element.textContent];
      let limit = Infinity;
      for (const [start, end, text] of (edits.get(Number(element.dataset.s)) ?? []).sort((one, other) => other[0] - one[0])) {
        if (end > limit) { clashes += 1; continue; }
        points.splice(start, end - start, text);
        limit = start;
      }
      return points.join("");
    };
    const written = (node) => (node.nodeType === Node.TEXT_NODE ? node.data : node.className === "kind" ? "" : segment(node));
    const paragraphs = $$(".row:not(.boilerplate) .text").map((block) => [...block.childNodes].map(written).join("").trim());
    return { text: `${paragraphs.filter(Boolean).join("\n\n")}\n`, clashes };
  };
  const copy = async () => {
    const { text, clashes } = corrected();
    const dialog = $("#corrected");
    $("#corrected-text").value = text;
    let note = "Copied.";
    try { await navigator.clipboard.writeText(text); } catch { note = "Select and copy the text."; }
    if (clashes) note += ` ${clashes} accepted suggestion${clashes === 1 ? "" : "s"} overlapped another and ${clashes === 1 ? "was" : "were"} left out.`;
    const open = cards.filter((_, at) => stateOf(at + 1) === "open").length;
    if (open) note += ` ${open} issue${open === 1 ? " is" : "s are"} still open.`;
    $("#corrected-note").textContent = note;
    dialog.showModal();
    $("#corrected-text").select();
    $("#corrected-text").scrollTop = 0;
  };
  const save = () => {
    const made = Object.entries(decisions).map(([number, decided]) => {
      const { check: name, text, context, severity, segment } = data.issues[number - 1];
      return { check: name, text, context, severity, segment, ...decided };
    });
    const value = { schema: "mtcheck.decisions/v1", article: data.article, decisions: made };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: "application/json" }));
    link.download = "decisions.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  // Wiring.
  const numberOf = (card) => Number(card.id.slice(1));
  const pick = (mark) => mark.of.find((number) => !cards[number - 1].hidden);
  $("#article").addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-i]"), card = event.target.closest(".issue");
    if (mark && pick(mark)) go(pick(mark));
    else if (card && numberOf(card) !== current) go(numberOf(card), false);
  });
  for (const [kind, on] of [["mouseover", true], ["mouseout", false]]) {
    $("#article").addEventListener(kind, (event) => {
      const mark = event.target.closest("mark[data-i]"), card = event.target.closest(".issue");
      for (const number of mark?.of ?? []) if (number !== current) cards[number - 1].classList.toggle("current", on);
      if (card && numberOf(card) !== current) for (const one of marks.get(numberOf(card)) ?? []) one.classList.toggle("current", on);
    });
  }
  $("#strip")?.addEventListener("click", (event) => {
    const dot = event.target.closest("rect");
    const number = dot && numbersOf(dot).find((one) => !cards[one - 1].hidden);
    if (number) return go(number);
    const box = $("#strip").getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const spans = $$(".s");
    spans[Math.min(spans.length - 1, Math.floor(share * spans.length))]?.scrollIntoView({ block: "center" });
  });
  for (const item of $$(".changes li")) {
    const numbers = item.dataset.all.split(" ").map(Number);
    $("a", item).addEventListener("click", (event) => { event.preventDefault(); go(numbers[0]); });
    if (numbers.some(isGuess)) asked.push({ item, numbers });
    else if (data.issues[numbers[0] - 1].suggestions.length && data.issues[numbers[0] - 1].span) {
      const toggle = button("Accept", "", () => {
        const decision = item.classList.contains("accepted") ? null : "accepted";
        for (const number of numbers) decide(number, decision);
      });
      asked.push({ item, numbers, toggle });
      item.append(toggle);
    }
  }
  $(".segments").addEventListener("click", (event) => {
    const link = event.target.closest("h3 a");
    if (link) { event.preventDefault(); go(Number(link.hash.slice(2))); }
  });
  filter.addEventListener("input", sift);
  check.addEventListener("change", sift);
  state.addEventListener("change", sift);
  for (const one of toggles) {
    one.addEventListener("click", () => { one.setAttribute("aria-pressed", String(one.getAttribute("aria-pressed") !== "true")); sift(); });
  }
  $("#next").addEventListener("click", () => step(1));
  $("#previous").addEventListener("click", () => step(-1));
  $("#copy").addEventListener("click", copy);
  $("#export").addEventListener("click", save);
  $("#show-help").addEventListener("click", () => $("#help").showModal());
  $("#undock").addEventListener("click", () => dock(false));
  addEventListener("beforeprint", () => { buildAll(); for (const one of $$("details")) one.open = true; });

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: () => current && (isGuess(current) && stateOf(current) !== "accepted" && $("#dock").hidden ? dock(true) : decide(current, "accepted")),
    d: () => current && decide(current, "dismissed"),
    u: () => current && decide(current, null),
    c: () => { if (!current) step(1); dock($("#dock").hidden); },
    s: () => surprise?.click(),
    "/": () => filter.focus(),
    "?": () => $("#help").showModal(),
    Escape: () => dock(false),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) {
      if (event.key === "Escape") {
        if (event.target === filter && filter.value) { filter.value = ""; sift(); }
        event.target.blur();
      } else if (event.key === "Enter" && event.target === filter) { event.target.blur(); step(1); }
      return;
    }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  for (const number of Object.keys(decisions)) {
    if (cards[number - 1]) { paint(Number(number)); choices(Number(number)); } else delete decisions[number];
  }
  sift();
  document.documentElement.dataset.ready = "";

  // The first screens are whole at once; the rest follows when the reader has had time to begin.
  let chosen = 0;
  while (chosen < Math.min(20, cards.length)) choose(chosen += 1);
  if (waiting.length === 1) buildAll();
  const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 20, { timeRemaining: () => 10 }));
  const finish = (deadline) => {
    while (deadline.timeRemaining() > 5) {
      if (chosen < cards.length) choose(chosen += 1);
      else if (waiting.length) build(waiting.shift());
      else { document.documentElement.dataset.whole = ""; return; }
    }
    idle(finish);
  };
  setTimeout(() => idle(finish), 1_000);
})();
