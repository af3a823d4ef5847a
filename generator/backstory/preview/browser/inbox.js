// The inbox: one proposal after the other, decided by a key. All texts are put in as text, never as markup.
"use strict";
const base = "/-backstory/inbox/";
const at = (id) => document.getElementById(id);
let all = [], shown = [], place = 0;
const marked = new Set();

const current = () => shown[place];
const say = (text) => { at("said").textContent = text; };

async function load(keep) {
  const answer = await fetch(base + "proposals");
  all = (await answer.json()).proposals;
  const kinds = [...new Set(all.map((one) => one.kind))];
  const chosen = at("kind").value;
  at("kind").replaceChildren(new Option("everything", ""), ...kinds.map((kind) => new Option(kind, kind)));
  at("kind").value = kinds.includes(chosen) ? chosen : "";
  for (const id of marked) if (!all.some((one) => one.id === id)) marked.delete(id);
  list(keep ? place : 0);
}

function list(wanted) {
  const kind = at("kind").value;
  shown = all.filter((one) => !kind || one.kind === kind);
  place = Math.max(0, Math.min(wanted, shown.length - 1));
  at("count").textContent = shown.length === 1 ? "1 waits" : `${shown.length} wait`;
  at("list").replaceChildren(...shown.map((one, number) => {
    const item = document.createElement("li");
    item.role = "option";
    item.id = "p-" + one.id;
    item.textContent = one.title;
    item.classList.toggle("marked", marked.has(one.id));
    const small = document.createElement("small");
    small.textContent = one.kind + ": " + one.why;
    item.append(small);
    item.onclick = () => go(number);
    return item;
  }));
  go(place);
}

function go(number) {
  place = Math.max(0, Math.min(number, shown.length - 1));
  at("wording").hidden = true;
  [...at("list").children].forEach((item, nth) => item.setAttribute("aria-selected", String(nth === place)));
  const one = current();
  at("title").textContent = one ? one.title : "Nothing waits for a decision.";
  at("why").textContent = one ? one.why : "";
  at("actions").hidden = !one;
  at("difference").textContent = "";
  choose(one);
  at("quotes").replaceChildren(...(one ? one.quotes : []).map((quote) => {
    const item = document.createElement("li");
    item.textContent = quote.sentence;
    const where = document.createElement("code");
    where.textContent = `${quote.path}:${quote.line} (${quote.source})`;
    item.append(where);
    return item;
  }));
  if (!one) return;
  const item = at("p-" + one.id);
  at("list").setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
  difference(one);
}

// Who may be meant, where that is the question: a button each, and a digit.
function choices(one) { return one && one.kind === "question" ? one.details.candidates : []; }

function choose(one) {
  at("choices").hidden = !choices(one).length;
  at("choices").replaceChildren(...choices(one).flatMap((name, nth) => {
    const button = document.createElement("button");
    button.textContent = `${nth + 1}: ${name}`;
    button.onclick = () => decide(true, name);
    return [button, " "];
  }));
}

async function difference(one) {
  const answer = await fetch(base + "difference?id=" + encodeURIComponent(one.id));
  const text = await answer.text();
  if (current() !== one) return;
  at("difference").replaceChildren(...text.split("\n").map((line) => {
    const kind = /^\+(?!\+\+)/.test(line) ? "ins" : /^-(?!--)/.test(line) ? "del" : "span";
    const part = document.createElement(kind);
    part.textContent = line + "\n";
    return part;
  }));
}

async function send(name, body) {
  const answer = await fetch(base + name, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  const said = await answer.json();
  say(said.problems.length ? said.problems.join(" ") : said.files.length ? "Written: " + said.files.join(", ") : "");
  if (!said.problems.length) await load(true);
}

function decide(accepted, text) {
  const one = current();
  if (!one) return;
  const others = accepted ? [...marked].filter((id) => id !== one.id) : [];
  marked.clear();
  send("decide", { id: one.id, accepted, text: text || "", others });
}

const actions = {
  j: () => go(place + 1), ArrowDown: () => go(place + 1), k: () => go(place - 1), ArrowUp: () => go(place - 1),
  a: () => decide(true), d: () => decide(false), u: () => send("undo", {}),
  e: () => { if (!current()) return; at("wording").hidden = false; at("text").value = choices(current())[0] || current().title; at("text").select(); at("text").focus(); },
  m: () => {
    const one = current();
    if (!one) return;
    if (!marked.delete(one.id)) marked.add(one.id);
    at("p-" + one.id).classList.toggle("marked", marked.has(one.id));
    go(place + 1);
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.id === "text") {
    if (event.key === "Escape") { at("wording").hidden = true; at("list").focus(); }
    return;
  }
  const chosen = choices(current())[Number(event.key) - 1];
  if (chosen && event.target.tagName !== "SELECT") { event.preventDefault(); decide(true, chosen); return; }
  if (event.target.tagName === "SELECT" || !(event.key in actions)) return;
  event.preventDefault();
  actions[event.key]();
});
at("actions").onclick = (event) => { if (event.target.dataset.key) actions[event.target.dataset.key](); };
at("wording").onsubmit = (event) => { event.preventDefault(); const text = at("text").value; at("list").focus(); decide(true, text); };
at("kind").onchange = () => { list(0); at("list").focus(); };
load(false);
