// Elements of the preview's own.

// Make an element: make("a", {href: "/"}, "text", child).
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

export const button = (text, label, act) => {
  const element = make("button", { type: "button", ...(label ? { "aria-label": label } : {}) }, text);
  element.addEventListener("click", act);
  return element;
};

export const list = (items) => make("ul", {}, ...items);

export const folded = (title, content) => make("details", {}, make("summary", {}, title), content);

export const count = (number, one, several) => `${number.toLocaleString("en")} ${number === 1 ? one : several}`;
