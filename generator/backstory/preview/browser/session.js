// What the preview remembers for this browser tab. Where that is not allowed, it is only a convenience that is missing.

const key = (name) => `backstory:${name}`;

export const put = (name, value) => {
  try { sessionStorage.setItem(key(name), JSON.stringify(value)); } catch { /* full, or not allowed */ }
};

// What was remembered; it is forgotten then, unless it is to be kept.
export const take = (name, keep) => {
  try {
    const value = JSON.parse(sessionStorage.getItem(key(name)));
    if (!keep) sessionStorage.removeItem(key(name));
    return value;
  } catch { return null; }
};
