// Every player of the page: the frames are in its JSON, the picture in its SVG; nothing is fetched.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const PACE = 1600; // milliseconds from frame to frame while playing
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  function start(root) {
    const data = JSON.parse(root.querySelector(".player-data").textContent);
    const find = (name) => root.querySelector(".player-" + name);
    const box = find("picture");
    const pictures = [box.innerHTML, ...data.pictures];
    let film, place = 0, timer = null, moving = null, dot, trail;

    function choose(number) {
      pause();
      film = data.films[number];
      box.innerHTML = pictures[film.picture];
      const svg = box.querySelector("svg");
      trail = svg.appendChild(document.createElementNS(SVG, "g"));
      dot = svg.appendChild(document.createElementNS(SVG, "use"));
      find("slider").max = film.frames.length;
      show(0, false);
    }

    // The rows of a table after so many frames: those of the last frame that changed it.
    function rows(table, count) {
      for (let each = count - 1; each >= 0; each--) {
        const changed = film.frames[each].tables;
        if (changed && table in changed) return changed[table];
      }
      return film.tables[table].rows;
    }

    function show(count, animated) {
      place = Math.min(Math.max(count, 0), film.frames.length);
      if (moving) cancelAnimationFrame(moving);
      const frame = place ? film.frames[place - 1] : null;
      draw(frame, animated && !still.matches);
      tell(frame);
      find("tables").replaceChildren(...film.tables.map((table, number) => tableOf(table, number)));
      find("slider").value = place;
      const said = data.words.count.replace("{number}", place).replace("{count}", film.frames.length);
      find("slider").setAttribute("aria-valuetext", said);
      find("count").textContent = said;
      for (const [name, at] of [["first", 0], ["back", 0], ["next", film.frames.length], ["last", film.frames.length]]) {
        // A button that goes out must not take the keyboard with it.
        if (place === at && find(name) === document.activeElement) box.focus({ preventScroll: true });
        find(name).disabled = place === at;
      }
    }

    function draw(frame, animated) {
      box.querySelectorAll(".player-here").forEach((shape) => shape.classList.remove("player-here"));
      trail.replaceChildren();
      dot.setAttribute("visibility", frame ? "visible" : "hidden");
      if (!frame) return;
      for (const earlier of film.frames.slice(0, place)) {
        if (earlier.number === frame.number && earlier.line) {
          const path = trail.appendChild(document.createElementNS(SVG, "path"));
          path.setAttribute("d", earlier.line);
          path.setAttribute("class", "player-trail");
        }
      }
      for (const shape of box.querySelectorAll("rect[data-key]")) {
        if (shape.dataset.key === frame.place) shape.classList.add("player-here");
      }
      dot.setAttribute("href", "#" + root.id + "-" + frame.kind);
      if (animated && frame.line) return travel(trail.lastChild);
      put(...frame.at);
    }

    function put(x, y) {
      dot.setAttribute("transform", "translate(" + x + " " + y + ")");
    }

    function travel(path) {
      const whole = path.getTotalLength(), time = Math.min(200 + whole * 5, PACE * 0.7);
      let begun = null;
      function tick(now) {
        begun = begun ?? now;
        const part = Math.min((now - begun) / time, 1);
        const point = path.getPointAtLength(whole * part);
        put(point.x, point.y);
        moving = part < 1 ? requestAnimationFrame(tick) : null;
      }
      moving = requestAnimationFrame(tick);
    }

    function element(name, text, parent) {
      const made = document.createElement(name);
      if (text !== undefined) made.textContent = text;
      return parent ? parent.appendChild(made) : made;
    }

    function tell(frame) {
      find("said").classList.toggle("player-drop", Boolean(frame && frame.ending === "drop"));
      const where = find("where"), facts = find("facts");
      where.replaceChildren();
      facts.replaceChildren();
      if (!frame) {
        find("text").textContent = data.words.begin;
        return;
      }
      where.append(frame.where + " · ");
      element("code", frame.layer, where);
      find("text").textContent = frame.text;
      for (const name of ["packet", "row", "change", "reason"]) {
        if (frame[name]) {
          element("dt", data.words[name], facts);
          element("code", frame[name], element("dd", undefined, facts));
        }
      }
      if (place === film.frames.length && film.cut) element("dd", data.words.cut, facts);
    }

    function tableOf(table, number) {
      const made = element("table"), now = rows(number, place), before = place ? rows(number, place - 1) : now;
      element("caption", table.title, made);
      const body = element("tbody", undefined, made);
      const add = (text, kind, said) => {
        const line = element("tr", undefined, body);
        if (kind) line.className = "player-" + kind;
        const code = element("code", text, element("td", undefined, line));
        if (said) code.setAttribute("aria-label", said + ": " + text);
      };
      now.forEach((row) => add(row, before.includes(row) ? "" : "new", before.includes(row) ? "" : data.words.added));
      before.filter((row) => !now.includes(row)).forEach((row) => add(row, "gone", data.words.removed));
      if (!body.children.length) element("td", data.words.empty, element("tr", undefined, body));
      return made;
    }

    function go(count, animated) {
      pause();
      show(count, animated);
    }

    function pause() {
      clearInterval(timer);
      timer = null;
      find("play").textContent = find("play").dataset.play;
    }

    function play() {
      if (place === film.frames.length) show(0, false);
      find("play").textContent = find("play").dataset.pause;
      show(place + 1, true);
      timer = setInterval(() => {
        if (place === film.frames.length) return pause();
        show(place + 1, true);
      }, PACE);
    }

    find("first").addEventListener("click", () => go(0, false));
    find("back").addEventListener("click", () => go(place - 1, false));
    find("next").addEventListener("click", () => go(place + 1, true));
    find("last").addEventListener("click", () => go(film.frames.length, false));
    find("play").addEventListener("click", () => (timer ? pause() : play()));
    find("slider").addEventListener("input", (event) => go(Number(event.target.value), false));
    find("film")?.addEventListener("change", (event) => choose(Number(event.target.value)));
    root.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("select, input")) return;
      const onButton = event.target.matches("button");
      const actions = {
        ArrowRight: () => go(place + 1, true),
        ArrowLeft: () => go(place - 1, false),
        Home: () => go(0, false),
        End: () => go(film.frames.length, false),
        " ": () => (timer ? pause() : play()),
      };
      if (!(event.key in actions) || (event.key === " " && onButton)) return;
      event.preventDefault();
      actions[event.key]();
    });
    if (data.films.length) choose(0);
  }

  document.querySelectorAll(".player").forEach(start);
})();
