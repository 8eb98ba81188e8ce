"use strict";
// A terminal or a drawing that is too wide for the page can be scrolled by keyboard as well.
function markScrollers() {
  for (const wide of document.querySelectorAll("pre.terminal, .canvas")) {
    if (wide.scrollWidth > wide.clientWidth) {
      wide.tabIndex = 0;
      wide.setAttribute("role", "group");
      wide.setAttribute("aria-label", wide.dataset.label);
    } else {
      wide.removeAttribute("tabindex");
      wide.removeAttribute("role");
      wide.removeAttribute("aria-label");
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
