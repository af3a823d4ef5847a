// Addresses of paragraphs. A click on the sign beside one copies its address. Where an edit has changed an address, its
// letters still find the paragraph: as nearest_address in markdown/paragraph_addresses.py does.
(() => {
  "use strict";
  const { copied } = document.currentScript.dataset;

  function find() {
    const wanted = location.hash.slice(1);
    if (!/^p-[0-9a-z]{6}(-\d+)?$/.test(wanted) || document.getElementById(wanted)) return;
    const shared = ({ id }) => [2, 3, 4, 5, 6, 7].filter((at) => id[at] === wanted[at]).length;
    let nearest = null;
    for (const one of document.querySelectorAll('p[id^="p-"]')) {
      if (shared(one) >= (nearest ? shared(nearest) + 1 : 3)) nearest = one;
    }
    if (nearest) location.replace(`#${nearest.id}`);
  }

  async function copy(link) {
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      location.hash = link.hash;
      return;
    }
    history.replaceState(history.state, "", link.hash);
    const said = document.createElement("span");
    said.className = "copied";
    said.role = "status";
    link.after(said);
    said.textContent = copied;
    setTimeout(() => said.remove(), 2000);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.to-here");
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    copy(link);
  });
  addEventListener("hashchange", find);
  find();
})();
