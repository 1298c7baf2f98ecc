// The room stands behind the # of the address; without one the first room opens. Runs before the page's own code.
if (!(location.hash.slice(1) in ROOMS)) {
  history.replaceState(null, "", `#${Object.keys(ROOMS)[0]}`);
}
addEventListener("DOMContentLoaded", () => {
  const nav = document.createElement("nav");
  nav.id = "rooms";
  nav.setAttribute("aria-label", "Rooms");
  for (const [name, label] of Object.entries(ROOMS)) {
    const link = document.createElement("a");
    link.href = `#${name}`;
    link.textContent = label;
    if (location.hash.slice(1) === name) link.setAttribute("aria-current", "page");
    nav.append(link);
  }
  document.body.prepend(nav);
});
