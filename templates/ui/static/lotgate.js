// Everything works without this file; it only makes some of it smoother.
"use strict";
document.documentElement.classList.add("js");

// A row opens where its link leads; arrow keys walk from row to row.
document.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-row]");
  if (!row || event.target.closest("a, button, input, label") || String(getSelection())) return;
  row.querySelector("[data-open]")?.click();
});
document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("tr[data-row]");
  const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const first = event.key === "ArrowDown" && event.target.matches("body, main") ? document.querySelector("tr[data-row]") : null;
  const next = row && way ? row[way] : first;
  if (!next) return;
  event.preventDefault();
  next.querySelector("[data-open]").focus();
});

// "/" leads to the search box, Escape out of it. A scanner that types while no field is chosen is heard all the same:
// no hand types six characters and Enter with less than 50 ms between them.
const search = document.getElementById("search");
const heard = { text: "", at: 0 };
if (search) {
  if (search.value) search.select();
  document.addEventListener("keydown", (event) => {
    const separator = event.ctrlKey && event.key === "]" && !event.altKey; // how a keyboard sends the GS of GS1
    if (event.target === search) {
      if (event.key === "Escape") search.blur();
      if (separator) {
        event.preventDefault();
        search.setRangeText("\u001d", search.selectionStart, search.selectionEnd, "end");
      }
      return;
    }
    if (event.target.closest("input, select, textarea") || event.metaKey || event.altKey) return;
    if (event.timeStamp - heard.at > 50) heard.text = "";
    heard.at = event.timeStamp;
    if (event.key === "Enter" && heard.text.length > 5) {
      event.preventDefault();
      search.value = heard.text;
      search.form.requestSubmit();
    } else if (separator || event.key.length === 1) {
      const alone = heard.text === "";
      heard.text += separator ? "\u001d" : event.key;
      if (separator) event.preventDefault();
      if (event.key === "/" && alone && !event.ctrlKey) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }
  }, true);
}

// A filter takes effect when it is chosen.
document.querySelectorAll("[data-filter] select").forEach((select) =>
  select.addEventListener("change", () => select.form.requestSubmit()));

// A form is sent once; the command's id guards it anyway. The browser's "back" wakes the buttons again.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  setTimeout(() => event.target.querySelectorAll("button:not(:disabled)").forEach((b) => {
    b.setAttribute("aria-busy", "true");
    b.disabled = true;
  }));
});
addEventListener("pageshow", () => document.querySelectorAll("[aria-busy]").forEach((b) => {
  b.removeAttribute("aria-busy");
  b.disabled = false;
}));

// Format and plausibility are checked while typing and the message stands at the field. Never the limit: that is for
// the record.
document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.pattern) return;
  const place = input.closest(".field, .value")?.querySelector(".error");
  if (!place) return;
  const most = Number(input.dataset.most ?? Infinity);
  const impossible = Number(input.value.replace(/^[<>]/, "")) > most;
  const wrong = input.validity.patternMismatch || impossible;
  place.textContent = impossible ? `More than ${most} ${input.dataset.unit} is not possible` : wrong ? input.title : "";
  input.setAttribute("aria-invalid", String(wrong));
  input.closest(".field, .value").classList.toggle("is-wrong", wrong);
});

// A browser writes dates its own way; beneath the field stands what is sent.
function readBack(input) {
  const place = input.closest(".field, .value").querySelector(".hint, .asks .note");
  if (!place) return;
  place.dataset.hint ??= place.textContent;
  place.textContent = input.value ? `${input.value.replace("T", " ")} · ${place.dataset.hint}`.replace(/ · $/, "") : place.dataset.hint;
}
document.querySelectorAll("[type=datetime-local], [type=date]").forEach((input) => {
  readBack(input);
  input.addEventListener("input", () => readBack(input));
});

// The signing panel repeats the values as they will stand.
function stands(source) {
  if (source.matches("select")) return source.value;
  if (source.matches("input")) return source.value.replace("T", " ");
  if (!source.querySelector("input")) return source.querySelector("b").textContent;
  const chosen = source.querySelector("input:checked")?.nextElementSibling;
  return chosen ? (chosen.querySelector("b") ?? chosen).textContent : "";
}
function mirror(form) {
  const panel = form.querySelector("[data-mirror]");
  const sources = form.querySelectorAll("[data-mirrors], [name=laboratory], [name=reportNumber], [name=reportDate], [name=performedAt]");
  const standing = [...sources]
    .filter((source) => !source.matches("input:not([required])") || source.value)
    .filter((source) => !source.matches("[data-tick]") || source.querySelector(":checked"));
  panel?.replaceChildren(...standing.map((source) => {
    const row = document.createElement("div");
    const label = row.appendChild(document.createElement("dt"));
    const value = row.appendChild(document.createElement("dd"));
    const text = stands(source).trim();
    label.textContent = source.dataset.label ?? source.labels[0].firstElementChild.textContent;
    value.textContent = text ? `${text} ${source.dataset.unit ?? ""}`.trim() : "–";
    return row;
  }));
}
document.querySelectorAll("form[data-entry]").forEach((form) => {
  mirror(form);
  form.addEventListener("input", () => mirror(form));
});

// A file that is chosen or dropped is read at once.
document.querySelectorAll("[data-drop]").forEach((zone) => {
  const input = zone.querySelector("input[type=file]");
  const read = () => {
    if (!input.files.length) return;
    zone.querySelector("b").textContent = `Reading ${input.files[0].name} …`;
    input.form.requestSubmit(zone.querySelector("[data-read]"));
  };
  input.addEventListener("change", read);
  for (const kind of ["dragenter", "dragover"]) zone.addEventListener(kind, (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    input.files = event.dataTransfer.files;
    read();
  });
});

// A refused form shows its messages first.
document.getElementById("refused")?.focus();

// A part of a page that no longer arrives (the session ended, the lot is gone) becomes a whole page.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, elt, requestConfig } = event.detail;
  const wanted = (requestConfig?.elt ?? elt).getAttribute("hx-select");
  if (xhr.status === 200 && (!wanted || xhr.response.includes(`id="${wanted.slice(1)}"`))) return;
  event.detail.shouldSwap = false;
  location.reload();
});
