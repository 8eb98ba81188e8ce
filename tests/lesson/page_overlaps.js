// Pairs of things on the page that cover each other: lines of text, controls, boxes of a picture's text.
(() => {
  const seen = [];
  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
    && !element.closest(".unseen, .skip");
  const clipped = (rect, element) => {
    // What a scrolling box hides is not on the page.
    let { left, top, right, bottom } = rect;
    for (let box = element; box; box = box.parentElement) {
      if (box.nodeName === "PRE" || ["auto", "scroll", "hidden"].includes(getComputedStyle(box).overflowX)) {
        const frame = box.getBoundingClientRect();
        left = Math.max(left, frame.left); right = Math.min(right, frame.right);
        top = Math.max(top, frame.top); bottom = Math.min(bottom, frame.bottom);
      }
    }
    return { left, top, right, bottom };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || ["SCRIPT", "STYLE", "TITLE", "DESC"].includes(element.nodeName.toUpperCase()) || !visible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = clipped(rect, element);
      if (box.right - box.left > 1 && box.bottom - box.top > 1) seen.push({ ...box, element, what: node.data.trim().slice(0, 40) });
    }
  }
  for (const element of document.querySelectorAll("button, input, select, textarea")) {
    if (!visible(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width && box.height) seen.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom, element, what: element.outerHTML.slice(0, 60) });
  }
  seen.sort((one, other) => one.top - other.top);
  const found = [];
  for (let i = 0; i < seen.length; i++) {
    for (let j = i + 1; j < seen.length && seen[j].top < seen[i].bottom; j++) {
      const [one, other] = [seen[i], seen[j]];
      if (one.element === other.element || one.element.contains(other.element) && other.element.matches("input, select")
        || other.element.matches("button, select, textarea") && other.element.contains(one.element)
        || one.element.matches("button, select, textarea") && one.element.contains(other.element)) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const low = Math.min(one.bottom - one.top, other.bottom - other.top);
      if (across > 1.5 && down > 0.4 * low) found.push([one.what, other.what]);
    }
  }
  return found.slice(0, 20);
})()
