// What a result can do beyond being read: copy, filter, walk by key, decide, what-if.
// Every part works without this file as well, by links and forms.
"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Copy
function tell(place, words, bad = false) {
  place.classList.toggle("bad", bad);
  place.textContent = words;
  clearTimeout(place.timer);
  place.timer = setTimeout(() => { place.textContent = ""; }, 6000);
}
function copyBySelection(text) {
  // For a service that is reached without TLS: there a page has no clipboard.
  const field = document.createElement("textarea");
  field.className = "away";
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
async function copy(button) {
  const text = document.getElementById(button.dataset.copy).textContent;
  const place = button.parentElement.querySelector(".feedback");
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = copyBySelection(text);
    button.focus();
  }
  tell(place, done ? "✓ Gekopieerd" : "Kopiëren lukt hier niet; selecteer de tekst zelf.", !done);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

// What is out of view has no height yet; scrolling there gives it one, so it takes a few turns
function settle(target, block, turns = 4) {
  target.scrollIntoView({ block, behavior: "instant" });
  if (turns > 1) requestAnimationFrame(() => settle(target, block, turns - 1));
}

// A long text comes without the insides of its findings; they are fetched when one is opened
async function load(finding) {
  const body = finding.querySelector("[data-load]");
  if (!body || body.dataset.busy) return;
  body.dataset.busy = "ja";
  try {
    const answer = await fetch(body.dataset.load);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    body.replaceChildren(...page.querySelector("[data-part]").childNodes);
    body.removeAttribute("data-load");
  } catch {
    delete body.dataset.busy;  // the link stays
  }
}
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("[data-finding]") && event.target.open) load(event.target);
}, true);

// Open the finding that an address leads to
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !target.matches("[data-finding]")) return;
  target.hidden = false;
  target.open = true;
  target.querySelector("summary").focus({ preventScroll: true });
  settle(target, "start");
}
addEventListener("hashchange", openTarget);
openTarget();
// The browser goes to the target itself when all is loaded, and takes the focus away.
addEventListener("load", () => requestAnimationFrame(openTarget));

// Filter
const filters = document.querySelector("[data-filters]");
if (filters) {
  const findings = all("[data-finding]");
  const clauses = all(".clause");
  const count = filters.querySelector("[data-count]");
  const total = Number(count.textContent.match(/van (\d+)/)[1]);
  const only = filters.querySelector("[data-only]");
  // The address chose nothing: all is here, and there is nothing to ask the service for.
  const complete = findings.length === total && !only.defaultChecked;
  const apply = () => {
    const chosen = all("[data-filter]", filters).map((field) => [
      field.dataset.filter, field.selectedOptions[0].dataset.value || field.value,
    ]).filter(([, value]) => value);
    let shown = 0;
    for (const finding of findings) {
      const fits = chosen.every(([name, value]) => name === "step" ? Number(finding.dataset.step) >= Number(value) : finding.dataset[name] === value);
      finding.hidden = !fits;
      shown += fits;
    }
    for (const clause of clauses) clause.hidden = only.checked && !clause.querySelector("[data-finding]:not([hidden])");
    count.textContent = `${shown} van ${total} bevindingen`;
  };
  filters.addEventListener("change", () => { if (complete && !filters.querySelector("#f-stuk")?.value) apply(); else filters.requestSubmit(); });
  filters.addEventListener("submit", (event) => {
    if (complete && !filters.querySelector("#f-stuk")?.value) { event.preventDefault(); apply(); }
  });
  if (complete) filters.querySelector("[data-apply]").hidden = !filters.querySelector("#f-stuk");
}

// Walk by key
const keys = document.querySelector("[data-keys]");
if (keys) {
  const summaries = () => all("[data-finding]:not([hidden]) > summary").filter((each) => !each.closest(".clause").hidden);
  let on = true;
  keys.addEventListener("click", () => {
    on = !on;
    keys.setAttribute("aria-pressed", String(on));
    keys.textContent = on ? "Sneltoetsen uitzetten" : "Sneltoetsen aanzetten";
  });
  const step = (by) => {
    const list = summaries();
    if (!list.length) return;
    const here = document.activeElement.closest?.("[data-finding]")?.querySelector("summary");
    let at = list.indexOf(here);
    if (at < 0) {
      // Begin at what is in view.
      at = list.findIndex((each) => each.closest(".clause").getBoundingClientRect().bottom > 0);
      if (by > 0) at -= 1;
    }
    const next = list[Math.min(list.length - 1, Math.max(0, at + by))];
    next.focus({ preventScroll: true });
    settle(next.closest("[data-finding]"), "center");
  };
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, .strip")) return;
    const onSummary = event.target.matches("[data-finding] > summary");
    if (event.key === "j" || (onSummary && event.key === "ArrowDown")) step(1);
    else if (event.key === "k" || (onSummary && event.key === "ArrowUp")) step(-1);
    else if (event.key === "c" && event.target.closest("[data-finding]")) {
      const finding = event.target.closest("[data-finding]");
      finding.open = true;
      load(finding).then(() => { const button = finding.querySelector("[data-copy]"); if (button) copy(button); });
    } else return;
    event.preventDefault();
  });
}

// The strip is one stop for the Tab key; arrows walk through it
const strip = document.querySelector("[data-strip]");
if (strip) {
  const links = all("a", strip);
  const enter = (link) => { links.forEach((each) => { each.tabIndex = each === link ? 0 : -1; }); };
  if (links.length) enter(links[0]);
  strip.addEventListener("keydown", (event) => {
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || to === undefined || !links[to]) return;
    event.preventDefault();
    enter(links[to]);
    links[to].focus();
  });
  strip.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) enter(link);
  });
  // Show where the reader is.
  const cells = links.map((link) => [link.closest("li"), document.querySelector(link.hash.replace(/\./g, "\\."))]).filter(([, clause]) => clause);
  let waiting = false;
  const mark = () => {
    waiting = false;
    let now = null;
    for (const [cell, clause] of cells) { if (clause.getBoundingClientRect().top < innerHeight / 3) now = cell; else break; }
    cells.forEach(([cell]) => cell.classList.toggle("now", cell === now));
  };
  addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
}

// Decide without leaving the place
document.addEventListener("submit", async (event) => {
  const holder = event.target.closest("[data-decision]");
  if (!holder) return;
  event.preventDefault();
  const form = event.target;
  const data = new URLSearchParams(new FormData(form, event.submitter));
  const place = form.querySelector(".feedback");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (!answer.ok) { tell(place, said.detail, true); form.querySelector("textarea").focus(); return; }
    const line = holder.querySelector(".decided");
    line.hidden = !said.decided;
    line.querySelector("[data-decided]").textContent = said.decided;
    line.querySelector("[data-reason]").textContent = said.reason ? `: ${said.reason}` : "";
    const badge = holder.closest("[data-finding]").querySelector("[data-badge]");
    badge.hidden = !said.decided;
    badge.textContent = said.decided;
    tell(place, said.decided ? "✓ Bewaard bij het resultaat" : "✓ Ingetrokken");
  } catch {
    tell(place, "De dienst is niet bereikbaar; probeer het later opnieuw.", true);
  }
});

// What if
const whatIf = document.querySelector("[data-whatif]");
if (whatIf) {
  let asked = 0;
  whatIf.addEventListener("change", async () => {
    const chosen = all("input[name=f]:checked", whatIf).map((box) => ["f", box.value]);
    whatIf.querySelector("[data-chosen-count]").textContent = chosen.length;
    const query = new URLSearchParams(chosen);
    const turn = ++asked;
    const answer = await fetch(`${whatIf.dataset.whatif}?${query}`);
    if (!answer.ok || turn !== asked) return;
    for (const figure of await answer.json()) {
      const tile = whatIf.querySelector(`[data-figure="${figure.id}"]`);
      tile.querySelector("[data-after]").textContent = figure.after;
      tile.querySelector("[data-word]").textContent = figure.word;
    }
    const blik = whatIf.querySelector("input[name=blik]");
    if (blik) query.append("blik", blik.value);
    history.replaceState(null, "", `?${query}`);
  });
}

// On paper everything is open
addEventListener("beforeprint", () => all("[data-finding]:not([hidden])").forEach((each) => { each.dataset.was = each.open; each.open = true; }));
addEventListener("afterprint", () => all("[data-finding]").forEach((each) => { each.open = each.dataset.was === "true"; }));
