"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const csrf = $("meta[name=csrf]")?.content;
  document.body.addEventListener("htmx:configRequest", (event) => { if (csrf) event.detail.headers["X-CSRF-Token"] = csrf; });

  // What happens on the desk: the list is fetched anew, at most once a second or so.
  const rows = $("#rows"), waiting = $("#waiting");
  if (csrf && (rows || waiting)) {
    const source = new EventSource(waiting ? `/events?article=${waiting.dataset.article}&after=${waiting.dataset.after}` : "/events");
    let due;
    const news = () => { due ??= setTimeout(() => { due = undefined; refresh(); }, 800); };
    const refresh = () => {
      if (waiting) location.reload();
      else if (!document.hidden && !rows.contains(document.activeElement)) {
        rows.setAttribute("hx-get", location.pathname + location.search);
        htmx.process(rows);
        htmx.trigger(rows, "refresh");
      }
    };
    for (const kind of ["article", "audit", "claim", "decision"]) source.addEventListener(kind, news);
    addEventListener("pagehide", () => source.close());
  }

  const links = () => $$(".queue a");
  const step = (by) => {
    const all = links(), at = all.indexOf(document.activeElement);
    all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))]?.focus();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    t: () => $("#take")?.click(),
    "/": () => $("input[type=search]")?.focus(),
    "?": () => $("#help")?.showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (event.target.matches("input:not([type=radio], [type=checkbox]), select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.documentElement.dataset.desk = "";
})();
