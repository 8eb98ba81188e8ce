"use strict";
// A terminal that is too wide for the page can be scrolled by keyboard as well.
function markScrollers() {
  for (const terminal of document.querySelectorAll("pre.terminal")) {
    if (terminal.scrollWidth > terminal.clientWidth) {
      terminal.tabIndex = 0;
      terminal.setAttribute("role", "group");
      terminal.setAttribute("aria-label", terminal.dataset.label);
    } else {
      terminal.removeAttribute("tabindex");
      terminal.removeAttribute("role");
      terminal.removeAttribute("aria-label");
    }
  }
}
addEventListener("resize", markScrollers);
document.addEventListener("toggle", markScrollers, true);
markScrollers();

// What was predicted is set against the answer when that is opened.
for (const details of document.querySelectorAll("details[data-answer]")) {
  details.addEventListener("toggle", () => {
    const chosen = details.parentElement.querySelector("input:checked");
    const verdict = details.querySelector(".verdict");
    if (!details.open || !chosen) { verdict.textContent = ""; return; }
    const words = chosen.parentElement.textContent.trim();
    verdict.textContent = chosen.value === details.dataset.answer
      ? details.dataset.right : details.dataset.wrong.replace("{choice}", words);
  });
}
