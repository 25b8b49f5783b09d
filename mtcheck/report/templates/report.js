
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

  // Kept in this browser where it allows that; what is found there is checked, for others may have written it.
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isText = (value) => typeof value === "string";
  const recall = (key) => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const keep = (key, value) => {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* storage is off: this visit only */ }
  };

  // On the review desk its own script keeps decisions; elsewhere this browser does.
  const desk = globalThis.mtcheckDesk;

  // Decisions: {issue number: {decision, reason, scope, suggestion, own, machine}}.
  const recalled = desk ? desk.decisions : recall(data.key);
  const decisions = Object.fromEntries(Object.entries(isObject(recalled) ? recalled : {}).filter(([number, decided]) =>
    cards[number - 1] && isObject(decided) && ["accepted", "dismissed"].includes(decided.decision) &&
    [decided.suggestion, decided.reason].every((text) => text === undefined || isText(text))));
  const keepDecisions = () => (desk ? desk.keep(decisions) : keep(data.key, decisions));
  const stateOf = (number) =>
    decisions[number]?.decision ?? (cards[number - 1].classList.contains("known") ? "known" : "open");
  const issueOf = (number) => data.issues[number - 1];
  const bySegment = new Map();
  data.issues.forEach((issue, at) => bySegment.set(issue.segment, [...(bySegment.get(issue.segment) ?? []), at + 1]));

  // What a model guessed is accepted one by one, and never before the reader could compare the texts.
  const isGuess = (number) => cards[number - 1].classList.contains("guessed");
  const isAcceptable = (number) => !issueOf(number).in_source && issueOf(number).suggestions.length > 0;

  // The text as given, in code points, and what an issue's own words are put in the place of.
  let given;
  const points = () => (given ??= [...data.text]);
  const replaced = (number) => points().slice(...issueOf(number).place.slice(0, 2)).join("");
  const isMissing = (number) => issueOf(number).in_source && issueOf(number).place[0] === issueOf(number).place[1];

  // Of corrections that overlap, one's own words go before a suggestion, the longer before the shorter.
  const settled = (segment) => {
    const taken = [], beaten = new Map();
    const wanted = (bySegment.get(segment) ?? []).filter((number) => stateOf(number) === "accepted" && isText(decisions[number].suggestion))
      .map((number) => ({ number, own: Boolean(decisions[number].own), text: decisions[number].suggestion, place: issueOf(number).place }));
    const length = ({ place: [start, end] }) => end - start;
    wanted.sort((one, other) => other.own - one.own || length(other) - length(one) || one.number - other.number);
    for (const edit of wanted) {
      const rival = taken.find((other) => edit.place[0] < other.place[1] && other.place[0] < edit.place[1]);
      if (rival) beaten.set(edit.number, rival);
      else taken.push(edit);
    }
    return { taken, beaten };
  };

  const button = (label, title, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    if (title) made.title = title;
    made.addEventListener("click", (event) => { event.stopPropagation(); act(); });
    return made;
  };
  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const say = (text) => { $("#said").textContent = text; };

  const rowOf = (number) => {
    const card = cards[number - 1];
    let row = $(".choice", card);
    if (!row) {
      wordsOf(number - 1);
      row = element("div", "choice");
      row.role = "group";
      row.ariaLabel = `Issue ${number}`;
      $(".foot", card).append(row);
    }
    return row;
  };

  const choices = (number, beaten = settled(issueOf(number).segment).beaten) => {
    const row = rowOf(number), decided = decisions[number];
    const undo = () => button("Undo", "u", () => decide(number, null));
    const own = () => button(isMissing(number) ? "Write it" : issueOf(number).in_source ? "Edit sentence" : "Edit", "In your own words (e)", () => edit(number));
    const collect = () => (nameOf(number) ? [button("Add to glossary", "g", () => add(number))] : []);
    if (decided?.decision === "accepted") {
      const rival = beaten.get(number);
      const word = element("span", "verdictword", "Accepted");
      row.replaceChildren(word);
      if (decided.own) {
        word.textContent = decided.machine ? "The machine’s words: " : "Your words: ";
        const text = element("bdi", "to", decided.suggestion || "(removed)");
        text.lang = data.target_lang;
        word.append(text);
      } else if (issueOf(number).suggestions.length > 1) {
        const select = document.createElement("select");
        select.setAttribute("aria-label", "Suggestion to use");
        for (const text of issueOf(number).suggestions) select.add(new Option(text, text));
        select.value = decided.suggestion;
        select.addEventListener("change", () => { decided.suggestion = select.value; keepDecisions(); repaint(issueOf(number).segment); });
        row.append(select);
      }
      if (rival && !rival.text.includes(decided.suggestion)) row.append(element("span", "beaten", `not used: ${rival.number} has these words`));
      row.append(own(), ...collect(), undo());
    } else if (decided?.decision === "dismissed") {
      const reason = document.createElement("input");
      reason.placeholder = "Why? (Enter: next)";
      reason.setAttribute("aria-label", "Reason for dismissing");
      reason.value = decided.reason ?? "";
      reason.addEventListener("input", () => {
        for (const one of alike(number)) decisions[one].reason = reason.value;
        keepDecisions();
      });
      const wide = decided.scope === "everywhere";
      const scope = issueOf(number).text
        ? [button("Right everywhere", "In every other article, too (r)", () => (wide ? decide(number, "dismissed") : everywhere(number)))] : [];
      for (const one of scope) one.setAttribute("aria-pressed", String(wide));
      row.replaceChildren(element("span", "verdictword", "Dismissed"), reason, ...scope, ...collect(), undo());
    } else {
      const more = [...(desk?.mayAllow(issueOf(number)) ? [button("Right spelling", "This spelling of the name is also correct (y)", () => allow(number))] : []), ...(issueOf(number).text ? [button("Right everywhere", "Dismiss it here and in every other article (r)", () => everywhere(number))] : []), ...collect()];
      for (const one of more) one.classList.add("more");
      row.replaceChildren(
        ...(isAcceptable(number) ? [button(isGuess(number) ? "Accept the guess" : "Accept", "a", () => decide(number, "accepted"))] : []),
        own(),
        button("Dismiss", "d", () => decide(number, "dismissed")),
        button("Compare", "c", () => { go(number, false); dock(true); }),
        ...more,
      );
    }
  };

  const choose = (number) => { if (!$(".choice", cards[number - 1])) choices(number); };

  // One's own words, in a box that begins with what stands there now.
  const edit = (number) => {
    const row = rowOf(number), { draft, in_source: inSource } = issueOf(number), before = decisions[number];
    const now = before?.own || (before?.suggestion !== undefined && before.decision === "accepted") ? before.suggestion : null;
    const box = document.createElement("textarea");
    box.className = "own";
    box.lang = data.target_lang;
    box.dir = "auto";
    const [first, last] = issueOf(number).place;
    const crossed = settled(issueOf(number).segment).taken.some(({ place: [start, end] }) => start < last && first < end && (start < first || end > last));
    const begun = now ?? (crossed ? replaced(number) : corrected([first, last]));
    box.value = begun;
    box.rows = Math.max(1, Math.min(8, Math.ceil(box.value.length / 38)));
    box.setAttribute("aria-label", isMissing(number) ? "The missing sentence in your own words" : `Your own words for “${clipped(replaced(number))}”`);
    const hint = element("p", "hint", "Enter applies, Esc cancels.");
    hint.id = `hint-${number}`;
    box.setAttribute("aria-describedby", hint.id);
    const leave = () => { choices(number); cards[number - 1].focus({ preventScroll: true }); };
    const apply = () => {
      const text = box.value.replace(/\s+$/u, "");
      if (text === begun.replace(/\s+$/u, "")) leave();
      else if (text === replaced(number).replace(/\s+$/u, "")) { decide(number, null); leave(); }
      else write(number, { suggestion: text, own: true, ...(draft !== null && text === draft.trim() ? { machine: true } : {}) });
    };
    const start = draft === null ? [] : [button("Start from the re-translation", "The local model’s translation of the source", () => {
      box.value = draft;
      box.rows = Math.max(2, Math.min(8, Math.ceil(draft.length / 38)));
      hint.textContent = "A machine wrote this: read it against the source. Enter applies, Esc cancels.";
      box.focus();
    })];
    box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === "Escape") { event.preventDefault(); leave(); }
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); apply(); }
    });
    row.replaceChildren(box, hint, ...start, button("Apply", "Enter", apply), button("Cancel", "Esc", leave));
    box.focus();
    box.select();
  };
  // One sentence rewritten answers every issue that the same words would answer.
  const write = (number, words) => {
    const [start, end] = issueOf(number).place;
    for (const one of bySegment.get(issueOf(number).segment)) {
      const [first, last] = issueOf(one).place;
      if (one !== number && start < end && first === start && last === end && decisions[one]?.own) decisions[one] = { decision: "accepted", ...words };
    }
    decide(number, "accepted", words);
  };
  const clipped = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

  const paint = (number) => {
    const state = stateOf(number);
    const card = cards[number - 1];
    card.classList.toggle("accepted", state === "accepted");
    card.classList.toggle("dismissed", state === "dismissed");
  };

  // A segment's marks and cards again, for decisions on one issue touch those that it overlaps.
  const repaint = (segment) => {
    const { taken, beaten } = settled(segment), numbers = bySegment.get(segment);
    const applied = new Map(taken.map((one) => [one.number, one]));
    for (const mark of new Set(numbers.flatMap((one) => marks.get(one) ?? []))) {
      const states = mark.of.map(stateOf);
      const used = mark.of.map((one) => applied.get(one)).find(Boolean);
      mark.classList.toggle("accepted", used !== undefined);
      mark.classList.toggle("settled", states.every((one) => one === "dismissed" || one === "known"));
      if (used && marks.get(used.number).at(-1) === mark) mark.dataset.to = used.text;
      else delete mark.dataset.to;
    }
    const whole = taken.some((one) => issueOf(one.number).in_source && !isMissing(one.number));
    $(`.s[data-s="${segment}"]`)?.classList.toggle("rewritten", whole);
    for (const one of numbers) {
      paint(one);
      const row = $(".choice", cards[one - 1]);
      if (decisions[one] && row && !row.contains(document.activeElement) && !$(".own", row)) choices(one, beaten);
    }
  };

  // The issues that one decision is about: all with the same check and text, where it is right everywhere.
  const alike = (number) => (decisions[number]?.scope !== "everywhere" ? [number] : same(number).filter((one) => decisions[one]?.scope === "everywhere"));
  const same = (number) => {
    const { check: name, text } = issueOf(number);
    return data.issues.flatMap((issue, at) => (issue.check === name && issue.text === text ? [at + 1] : []));
  };

  const put = (number, decision, words = {}) => {
    const reason = decisions[number]?.reason;
    const numbers = alike(number);
    for (const one of numbers) {
      if (decision === null || one !== number) delete decisions[one];
      else {
        decisions[one] = { decision, ...words };
        if (decision === "dismissed" && reason) decisions[one].reason = reason;
        if (decision === "accepted" && !words.own && isAcceptable(one)) [decisions[one].suggestion] = issueOf(one).suggestions;
      }
    }
    return numbers;
  };
  const decide = (number, decision, words) => {
    show(number, put(number, decision, words));
    if (decision === "dismissed") $("input", cards[number - 1])?.focus();
  };
  const allow = (number) => decide(number, "dismissed", { scope: "allowed" });
  const everywhere = (number) => {
    if (!issueOf(number).text) return;
    const numbers = same(number).filter((one) => one === number || stateOf(one) !== "accepted");
    const reason = decisions[number]?.decision === "dismissed" ? decisions[number].reason : undefined;
    for (const one of numbers) decisions[one] = { decision: "dismissed", scope: "everywhere", ...(reason ? { reason } : {}) };
    show(number, numbers);
    say(numbers.length > 1 ? `Dismissed everywhere, ${numbers.length} times in this article.` : "Dismissed everywhere.");
    $("input", cards[number - 1])?.focus();
  };
  const show = (number, numbers) => {
    const focused = cards[number - 1].contains(document.activeElement);
    keepDecisions();
    for (const segment of new Set(numbers.map((one) => issueOf(one).segment))) {
      const { beaten } = settled(segment);
      for (const one of numbers) if (issueOf(one).segment === segment) choices(one, beaten);
      repaint(segment);
    }
    sift();
    if (focused) cards[number - 1].focus({ preventScroll: true });
  };

  // Names for the glossary: [{name, kind, source, variants, forbidden or discouraged}].
  const isList = (value) => value === undefined || (Array.isArray(value) && value.every(isText));
  const kept = desk ? [] : recall(`${data.key}:glossary`);
  let additions = (Array.isArray(kept) ? kept : []).filter((one) => isObject(one) && isText(one.name) && [one.variants, one.forbidden, one.discouraged].every(isList));
  const form = Object.fromEntries(["name", "kind", "source", "variants", "wrong", "weight"].map((name) => [name, $(`#addition-${name}`)]));
  const tidy = (text) => text.trim().replace(/\s+/gu, " ");
  const listed = (text) => [...new Set(text.split(";").map(tidy).filter(Boolean))];
  // What the name would be: one's own words, the suggestion, or, dismissed, what stands there. None if it is no name.
  const nameOf = (number) => {
    const { suggestions, in_source: inSource } = issueOf(number), decided = decisions[number];
    if (inSource) return "";
    const text = tidy(decided?.decision === "dismissed" ? replaced(number) : decided?.suggestion ?? suggestions[0] ?? replaced(number));
    const isName = text.length <= 60 && text.split(" ").length <= 6 && /\p{Lu}|\p{Lt}|\p{Lo}/u.test(text) && !/[!?;:…]|[^\s.]{4,}\.$/u.test(text);
    return isName ? text : "";
  };
  const sourceOf = (number) => $$("dl > div", compared(issueOf(number).segment)).find((one) => $("dt", one).textContent === "Source")?.lastElementChild.textContent ?? "";
  const worded = (text) => ` ${text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean).join(" ")} `;
  let adding = 0;
  const add = (number) => {
    const name = nameOf(number);
    if (!name) return say("There is no name here to add.");
    adding = number;
    const sentence = sourceOf(number), stands = tidy(replaced(number));
    const before = additions.find((one) => one.name === name);
    const wrong = decisions[number]?.decision !== "dismissed" && stands && stands !== name ? [stands] : [];
    form.name.value = name;
    form.kind.value = before?.kind ?? "";
    form.source.value = before?.source?.[data.source_lang] ?? (worded(sentence).includes(worded(name)) ? name : "");
    form.variants.value = (before?.variants ?? []).join("; ");
    form.wrong.value = [...new Set([...(before?.forbidden ?? before?.discouraged ?? []), ...wrong])].join("; ");
    form.weight.value = before?.discouraged || (!before?.forbidden && issueOf(number).severity === "minor") ? "discouraged" : "forbidden";
    $("#addition-original").hidden = data.source_lang === "und";
    $("#addition-sentence").hidden = data.source_lang === "und" || !sentence;
    $("#addition-sentence").textContent = sentence;
    $("#addition").showModal();
    form.name.select();
  };
  const collected = () => {
    const name = tidy(form.name.value), source = tidy(form.source.value);
    const variants = listed(form.variants.value).filter((text) => text !== name);
    const wrong = listed(form.wrong.value).filter((text) => text !== name);
    const addition = {
      name,
      ...(form.kind.value ? { kind: form.kind.value } : {}),
      ...(source && data.source_lang !== "und" ? { source: { [data.source_lang]: source } } : {}),
      ...(variants.length ? { variants } : {}),
      ...(wrong.length ? { [form.weight.value]: wrong } : {}),
    };
    if (desk) return desk.propose(addition);
    additions = additions.filter((one) => one.name !== name);
    additions.push(addition);
    showAdditions();
    say(`${name} is on the list for the glossary.`);
  };
  const showAdditions = () => {
    if (!desk) keep(`${data.key}:glossary`, additions);
    $("#show-additions").hidden = !additions.length;
    $("#show-additions").textContent = `Glossary (${additions.length})`;
    $("#save-additions").disabled = !additions.length;
    $("#additions-list").replaceChildren(...additions.map((one) => {
      const item = element("li"), name = element("bdi", "to", one.name), wrong = one.forbidden ?? one.discouraged ?? [];
      name.lang = data.target_lang;
      item.append(name);
      const facts = [one.kind, ...Object.values(one.source ?? {}), ...(one.variants ?? []).map((text) => `also ${text}`), ...wrong.map((text) => `not ${text}`)];
      item.append(element("bdi", "name", facts.filter(isText).join(", ")), button("Remove", `Remove ${one.name}`, () => {
        additions = additions.filter((other) => other !== one);
        showAdditions();
        ($("#additions-list button") ?? $("#additions form button:last-child")).focus();
      }));
      $("button", item).ariaLabel = `Remove ${one.name}`;
      return item;
    }));
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
    for (const { item, numbers, toggle, retell } of asked) {
      const done = numbers.every((number) => stateOf(number) === "accepted");
      item.classList.toggle("accepted", done);
      retell(done);
      if (!toggle) continue;
      toggle.textContent = done ? "Undo" : numbers.length > 1 ? "Accept all" : "Accept";
    }
    const decided = Object.keys(decisions).length;
    shown.textContent = `${visible.size === cards.length ? "" : `${visible.size} of `}${cards.length} issue${cards.length === 1 ? "" : "s"}${decided ? `, ${decided} decided` : ""}`;
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
      cards[current - 1].removeAttribute("aria-current");
      for (const mark of marks.get(current) ?? []) mark.classList.remove("current");
    }
    current = number;
    choose(number);
    const card = cards[number - 1];
    card.classList.add("current");
    card.setAttribute("aria-current", "true");
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

  // What goes with words that are taken out: the white space on the side that has fewer line breaks.
  const emptied = (start, end) => {
    const text = points(), isSpace = (at) => /\s/u.test(text[at] ?? "");
    const lines = (from, to) => text.slice(from, to).filter((point) => point === "\n").length;
    let before = start, after = end;
    while (isSpace(before - 1)) before -= 1;
    while (isSpace(after)) after += 1;
    if (before === 0 || after === text.length) return [before === 0 ? 0 : before, before === 0 ? after : end];
    if (after === end) return [lines(before, start) ? start : before, end];
    return lines(before, start) >= lines(end, after) ? [start, before === start ? end : after] : [before, end];
  };

  // The text as given with what was accepted; without furniture, unless all is asked for. Of a stretch, what is
  // accepted inside it.
  const overruled = (beaten) => [...beaten].filter(([number, rival]) => !rival.text.includes(decisions[number].suggestion));
  const corrected = (stretch, all = false) => {
    const [from, to] = stretch ?? [0, points().length + 1];
    const text = [...points()], put = new Map();
    if (!all) for (const [start, end] of data.cuts) text.fill("", start, end);
    const edits = [...bySegment.keys()].flatMap((segment) => settled(segment).taken)
      .filter(({ place: [start, end] }) => !stretch || (from <= start && start < end && end <= to));
    edits.sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1] || one.number - other.number);
    for (const { place: [start, end, lead, trail], text: words } of edits) {
      text.fill("", ...(words ? [start, end] : emptied(start, end)));
      if (words) put.set(start, `${put.get(start) ?? ""}${lead}${words}${trail}`);
    }
    const made = [];
    for (let at = from; at < to; at += 1) made.push(put.get(at) ?? "", text[at] ?? "");
    return made.join("");
  };
  const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;
  const copy = async (all) => {
    const dialog = $("#corrected"), other = $("#copy-other");
    const text = corrected(undefined, all);
    const clashes = [...bySegment.keys()].flatMap((segment) => overruled(settled(segment).beaten)).length;
    const kinds = data.cuts.flatMap(([, , names]) => names);
    $("#corrected-text").value = text;
    let note = "Copied";
    try { await navigator.clipboard.writeText(text); } catch { note = "Select and copy the text from here"; }
    if (kinds.length && !all) note += ` without ${counted(kinds.length, "line that is", "lines that are")} not the article: ${[...new Set(kinds)].join(", ")}`;
    else if (kinds.length) note += `, with ${counted(kinds.length, "line that is", "lines that are")} not the article`;
    note += ".";
    if (clashes) note += ` ${counted(clashes, "accepted suggestion overlapped another and was", "accepted suggestions overlapped others and were")} left out.`;
    const open = cards.filter((_, at) => stateOf(at + 1) === "open").length;
    if (open) note += ` ${counted(open, "issue is", "issues are")} still open.`;
    $("#corrected-note").textContent = note;
    other.hidden = !kinds.length;
    other.textContent = all ? "Copy without them" : "Copy all";
    other.onclick = () => copy(!all);
    if (!dialog.open) dialog.showModal();
    $("#corrected-text").select();
    $("#corrected-text").scrollTop = 0;
  };
  const download = (name, value) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const save = () => {
    const made = Object.entries(decisions).map(([number, decided]) => {
      const { check: name, text, context, severity, segment } = data.issues[number - 1];
      return { check: name, text, context, severity, segment, ...decided };
    });
    const value = { schema: "mtcheck.decisions/v1", article: data.article, decisions: made };
    download("decisions.json", value);
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
    const link = $("a", item), alone = !$(".to", item), guess = $(".guess", item);
    link.addEventListener("click", (event) => { event.preventDefault(); go(numbers[0]); });
    if (alone) {
      const mine = element("span", "mine", " → ");
      mine.append(element("bdi", "to"));
      mine.hidden = true;
      link.append(mine);
    }
    const to = $(".to", item), before = to.textContent;
    const retell = (done) => {
      const chosen = new Set(numbers.map((number) => (done ? decisions[number].suggestion : undefined)));
      const [text] = chosen.size === 1 ? chosen : [];
      to.textContent = text === undefined ? before : text || "(removed)";
      if (alone) to.parentNode.hidden = text === undefined;
      if (guess) guess.hidden = done && numbers.some((number) => decisions[number].own);
    };
    if (numbers.some(isGuess) || !numbers.every(isAcceptable)) { asked.push({ item, numbers, retell }); continue; }
    const toggle = button("Accept", "", () => {
      const decision = item.classList.contains("accepted") ? null : "accepted";
      const changed = numbers.filter((number) => decision === null || stateOf(number) !== "accepted");
      show(changed[0], changed.flatMap((number) => put(number, decision)));
    });
    asked.push({ item, numbers, toggle, retell });
    item.append(toggle);
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
  $("#copy").addEventListener("click", () => copy(false));
  $("#export").addEventListener("click", save);
  const showHelp = () => { $("#help").showModal(); $("#help").scrollTop = 0; };
  $("#show-help").addEventListener("click", showHelp);
  $("#undock").addEventListener("click", () => dock(false));
  $("#addition form").addEventListener("submit", collected);
  $("#addition-leave").addEventListener("click", () => $("#addition").close());
  $("#addition").addEventListener("close", () => { if (adding) cards[adding - 1].focus({ preventScroll: true }); });
  $("#show-additions").addEventListener("click", () => $("#additions").showModal());
  $("#save-additions").addEventListener("click", () => download("glossary-additions.json", { schema: "mtcheck.glossary-additions/v1", entries: additions }));
  addEventListener("beforeprint", () => { buildAll(); for (const one of $$("details")) one.open = true; });

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: () => {
      if (!current || stateOf(current) === "accepted") return;
      if (!isAcceptable(current)) say("Nothing is suggested here: e opens a box for your own words.");
      else if (isGuess(current) && $("#dock").hidden) dock(true);
      else decide(current, "accepted");
    },
    e: () => current && edit(current),
    r: () => current && everywhere(current),
    g: () => current && add(current),
    y: () => current && desk?.mayAllow(issueOf(current)) && allow(current),
    d: () => current && decide(current, "dismissed"),
    u: () => current && decide(current, null),
    c: () => { if (!current) step(1); dock($("#dock").hidden); },
    s: () => surprise?.click(),
    "/": () => filter.focus(),
    "?": showHelp,
    Escape: () => dock(false),
    ...desk?.keys,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) {
      if (event.key === "Escape") {
        if (event.target === filter && filter.value) { filter.value = ""; sift(); }
        event.target.blur();
        event.target.closest(".issue")?.focus({ preventScroll: true });
      } else if (event.key === "Enter" && event.target === filter) { event.target.blur(); step(1); }
      else if (event.key === "Enter" && event.target.matches(".issue input")) { event.preventDefault(); event.target.blur(); step(1); }
      return;
    }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  const remembered = Object.keys(decisions).map(Number);
  if (remembered.length) show(remembered[0], remembered);
  showAdditions();
  sift();
  // What others decided meanwhile, {issue number: decision, or null where there is none any more}.
  const apply = (changed) => {
    const numbers = Object.keys(changed).map(Number).filter((number) => cards[number - 1]);
    for (const number of numbers) {
      if (changed[number] === null) delete decisions[number];
      else decisions[number] = changed[number];
    }
    if (numbers.length) show(numbers[0], numbers);
  };
  desk?.begin({ apply, say, issueOf, current: () => current, decide, text: () => corrected(undefined, true) });
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
