"use strict";
// What the report's page does on the desk: decisions go to the server as they are made, and others' come from it.
globalThis.mtcheckDesk = (() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const told = JSON.parse($("#desk-data").textContent);
  const saved = $("#saved");
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": told.csrf };
  document.body.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRF-Token"] = told.csrf; });

  let page;
  let wanted = told.decisions;
  const copy = (value) => JSON.parse(JSON.stringify(value));
  let kept = copy(told.decisions);
  let sending = false, failing = false, timer;
  const plain = (decided) => ({
    decision: decided?.decision ?? "open",
    // Right everywhere is a promise that needs a reason; until there is one it holds for this place alone.
    scope: decided?.scope === "everywhere" && !decided.reason?.trim() ? "here" : decided?.scope ?? "here",
    suggestion: decided?.suggestion ?? null,
    own: Boolean(decided?.own),
    machine: Boolean(decided?.machine),
    reason: decided?.reason?.trim() || null,
  });
  const differs = (number) => JSON.stringify(plain(wanted[number])) !== JSON.stringify(plain(kept[number]));
  const changed = () => [...new Set([...Object.keys(wanted), ...Object.keys(kept)])].filter(differs).map(Number);

  const show = (text, bad = false) => { saved.textContent = text; saved.classList.toggle("failing", bad); };
  const refreshClaim = () => globalThis.htmx?.trigger("#claim", "refresh");

  const send = async () => {
    clearTimeout(timer);
    const numbers = changed().slice(0, 500);
    if (sending || !numbers.length) return;
    sending = true;
    show("Saving …");
    const sent = Object.fromEntries(numbers.map((number) => [number, copy(wanted[number] ?? null)]));
    const decisions = numbers.map((number) => ({ issue: number, ...plain(sent[number]) }));
    try {
      const answer = await fetch(`/api/v1/audits/${told.audit}/decisions`, { method: "POST", headers, body: JSON.stringify({ decisions }), keepalive: decisions.length < 50 });
      const value = await answer.json();
      if (answer.ok) {
        for (const number of numbers) {
          if (sent[number] === null) delete kept[number];
          else kept[number] = sent[number];
        }
        failing = false;
        show(value.left ? `Saved; ${value.left} open` : "Saved; nothing is open");
        refreshClaim();
      } else if (answer.status >= 500 || answer.status === 429) throw new Error(value.detail);
      else {
        failing = true;
        show(`Not saved: ${value.detail}`, true);
        if (value.audit) $("#replaced").hidden = false;
        refreshClaim();
        await fetchAll();
      }
    } catch (error) {
      failing = true;
      show(`Not saved yet, trying again: ${error.message}`, true);
      timer = setTimeout(send, 3000);
    }
    sending = false;
    if (!failing && changed().length) send();
  };

  // Until nothing is left to send: a save that is under way may have begun before the last words were typed.
  const settled = async () => {
    while (!failing && (sending || changed().length)) {
      if (sending) await new Promise((resolve) => setTimeout(resolve, 20));
      else await send();
    }
  };

  // The decisions of everyone as they stand now; those not sent yet take precedence.
  const fetchAll = async () => {
    const answer = await fetch(`/articles/${told.article}/decisions`);
    if (!answer.ok) return;
    const value = await answer.json();
    if (value.audit !== told.audit) { $("#replaced").hidden = false; return; }
    const mine = new Set(failing ? [] : changed());
    const news = {};
    for (const number of new Set([...Object.keys(value.decisions), ...Object.keys(wanted), ...Object.keys(kept)].map(Number))) {
      if (mine.has(number)) continue;
      const now = value.decisions[number] ?? null;
      if (now) kept[number] = copy(now);
      else delete kept[number];
      if (JSON.stringify(plain(now)) !== JSON.stringify(plain(wanted[number]))) news[number] = now && copy(now);
    }
    if (Object.keys(news).length) page?.apply(news);
  };

  const keep = (decisions) => {
    wanted = decisions;
    if (!told.may) { if (changed().length) show("Not saved: you can look at this article, not decide on it", true); return; }
    clearTimeout(timer);
    timer = setTimeout(send, changed().every((number) => wanted[number]?.decision === kept[number]?.decision) ? 600 : 30);
  };

  const finish = async () => {
    const dialog = $("#finish");
    if (!dialog || !$("#finish-it")) return;
    await settled();
    const answer = await fetch(`/articles/${told.article}/corrected`);
    const value = await answer.json();
    if (!answer.ok) return show(value.detail, true);
    $("#finish-text").value = value.text;
    $("#finish-note").textContent = value.open ? `${value.open} ${value.open === 1 ? "issue is" : "issues are"} still open.` : "No issue is open.";
    dialog.showModal();
    $("#finish-text").setSelectionRange(0, 0);
    $("#finish-text").scrollTop = 0;
    $("button.main", dialog).focus();
  };

  const begin = (of) => {
    page = of;
    $("#finish-it")?.addEventListener("click", finish);
    $("#finish-leave")?.addEventListener("click", () => $("#finish").close());
    const source = new EventSource(`/events?article=${told.article}`);
    source.addEventListener("decision", fetchAll);
    source.addEventListener("claim", refreshClaim);
    source.addEventListener("article", refreshClaim);
    source.addEventListener("audit", (event) => { if (JSON.parse(event.data).state === "done") fetchAll(); });
    addEventListener("pagehide", () => { source.close(); send(); });
    addEventListener("beforeunload", (event) => { if (failing && changed().length) event.preventDefault(); });
  };

  return {
    decisions: told.decisions,
    keep,
    begin,
    mayAllow: (issue) => told.may && issue.check.startsWith("name-") && !issue.in_source && issue.suggestions.length > 0,
    propose: async (addition) => {
      try {
        const answer = await fetch("/api/v1/proposals", { method: "POST", headers, body: JSON.stringify({ entry: addition, article: told.article }) });
        const value = await answer.json();
        const flaws = answer.ok && value.flaws.length ? `; lint says: ${value.flaws.join("; ")}` : "";
        const text = answer.ok ? `${addition.name} is proposed for the glossary${flaws}` : `Not proposed: ${value.detail}`;
        show(text, !answer.ok);
        page.say(text);
      } catch (error) { show(`Not proposed: ${error.message}`, true); }
    },
    keys: {
      f: finish,
      n: () => $("#leave").submit(),
      q: () => { location.href = "/"; },
    },
  };
})();
