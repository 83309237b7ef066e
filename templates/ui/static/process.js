// The picture of a process. What it shows stands in the list as well; without this file the list stands alone.
"use strict";

// bpmn-js writes style attributes into its markup, which our content security policy refuses. Set as properties they
// are allowed and look the same; its mark stays as it is.
const inner = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
Object.defineProperty(Element.prototype, "innerHTML", {
  ...inner,
  set(html) {
    inner.set.call(this, String(html).replaceAll(' style="', ' data-style="'));
    this.querySelectorAll("[data-style]").forEach((element) => {
      element.style.cssText = element.getAttribute("data-style");
      element.removeAttribute("data-style");
    });
  },
});

async function draw(frame) {
  const place = frame.querySelector("[data-canvas]");
  const answer = await fetch(frame.dataset.model);
  if (!answer.ok) throw new Error(`the model answered ${answer.status}`);
  const viewer = new BpmnJS({ container: place });
  await viewer.importXML(await answer.text());
  place.querySelector("svg").setAttribute("aria-hidden", "true");
  const canvas = viewer.get("canvas");
  const known = (id) => viewer.get("elementRegistry").get(id);
  frame.dataset.passed.split(" ").filter(known).forEach((id) => canvas.addMarker(id, "is-passed"));
  document.querySelectorAll("[data-node]").forEach((row) => {
    if (!known(row.dataset.node)) return;
    canvas.addMarker(row.dataset.node, `is-${row.dataset.state}`);
    const time = row.querySelector("time");
    if (!time || row.dataset.state === "to-come" || known(row.dataset.node).type.endsWith("Event")) return;
    const text = document.createElement("div");
    text.className = "when";
    text.textContent = time.textContent.slice(5);
    viewer.get("overlays").add(row.dataset.node, { position: { bottom: -3, left: 0 }, html: text });
  });
  return canvas;
}

function steer(frame, canvas) {
  const place = frame.querySelector("[data-canvas]");
  const zoom = {
    in: () => canvas.zoom(Math.min(4, canvas.zoom() * 1.25)),
    out: () => canvas.zoom(Math.max(0.2, canvas.zoom() / 1.25)),
    fit: () => canvas.zoom("fit-viewport", "auto"),
  };
  zoom.fit();
  frame.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", zoom[button.dataset.zoom]));
  const keys = {
    ArrowLeft: () => canvas.scroll({ dx: 48, dy: 0 }), ArrowRight: () => canvas.scroll({ dx: -48, dy: 0 }),
    ArrowUp: () => canvas.scroll({ dx: 0, dy: 48 }), ArrowDown: () => canvas.scroll({ dx: 0, dy: -48 }),
    "+": zoom.in, "=": zoom.in, "-": zoom.out, 0: zoom.fit,
  };
  place.addEventListener("keydown", (event) => {
    if (event.target !== place || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  place.addEventListener("pointermove", (event) => {
    if (event.buttons === 1 && event.pointerType === "mouse") canvas.scroll({ dx: event.movementX, dy: event.movementY });
  });
  addEventListener("resize", () => {
    canvas.resized();
    zoom.fit();
  });
}

document.querySelectorAll("[data-diagram]").forEach(async (frame) => {
  try {
    steer(frame, await draw(frame));
    frame.classList.add("is-drawn");
  } catch (failure) {
    frame.querySelector("[data-says]").textContent = "The picture cannot be drawn; the list says the same.";
    console.warn(failure);
  }
});
