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
// simcord's page stays where it was drawn first. A visitor wants the newest message: when a room opens, and after every
// word of their own, until they scroll or press something further up.
addEventListener("DOMContentLoaded", () => {
  const timeline = document.getElementById("channel-timeline");
  let following = true;
  const follow = () => {
    if (following) timeline.scrollTop = timeline.scrollHeight;
  };
  new ResizeObserver(follow).observe(document.getElementById("channel-message-list"));
  for (const looking of ["wheel", "touchmove", "pointerdown"]) {
    timeline.addEventListener(looking, () => (following = false), { passive: true });
  }
  document.getElementById("channel-composer").addEventListener("submit", () => {
    following = true;
    follow();
  });
});
