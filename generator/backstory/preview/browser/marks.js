// Marks words of the page that lead nowhere, and embeds that show nothing: a reader will only see plain words.

const BLOCKS = "p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, blockquote, figcaption";
const NAME = "backstory-broken";
const LOOK = { textDecoration: "underline wavy #c22", backgroundColor: "rgb(204 34 34 / 12%)", cursor: "help" };

// A pattern that finds text however its white space was broken.
const pattern = (text) => text.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");

// All text below an element, and the node and offset that each of its characters comes from.
const textOf = (root) => {
  const nodes = [];
  let all = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: all.length });
    all += walker.currentNode.data;
  }
  return { nodes, all };
};

const marked = (message) => {
  const element = document.createElement(NAME);
  element.title = message;
  // Through the object model, which a strict policy on style attributes allows.
  Object.assign(element.style, LOOK);
  return element;
};

const wrap = (nodes, start, end, message) => {
  for (const { node, start: at } of nodes) {
    const from = Math.max(start, at), to = Math.min(end, at + node.data.length);
    if (from >= to || node.parentElement.closest(`a, ${NAME}`)) continue;
    const range = document.createRange();
    range.setStart(node, from - at);
    range.setEnd(node, to - at);
    range.surroundContents(marked(message));
  }
};

const markLink = (root, broken) => {
  const { nodes, all } = textOf(root);
  const words = `(${pattern(broken.words)})`;
  const before = broken.before.trim() ? `${pattern(broken.before)}\\s*` : "";
  const found = all.match(new RegExp(`${before}${words}`)) || all.match(new RegExp(words));
  if (!found) return;
  const end = found.index + found[0].length;
  wrap(nodes, end - found[1].length, end, broken.message);
};

const markEmbed = (root, broken) => {
  if (!broken.before.trim()) return;
  const { nodes, all } = textOf(root);
  const found = all.match(new RegExp(pattern(broken.before)));
  if (!found) return;
  const end = found.index + found[0].length;
  const last = nodes.findLast(({ start }) => start < end);
  const block = last.node.parentElement.closest(BLOCKS);
  if (!block || block.nextElementSibling?.localName === NAME) return;
  const element = marked(broken.message);
  element.textContent = `![[${broken.name}]]`;
  element.style.display = "block";
  block.after(element);
};

export const markBroken = (list) => {
  const root = document.querySelector("main");
  if (!root) return;
  for (const old of root.querySelectorAll(NAME)) {
    if (old.style.display === "block") old.remove();
    else old.replaceWith(...old.childNodes);
  }
  root.normalize();
  for (const broken of list) (broken.words ? markLink : markEmbed)(root, broken);
};
