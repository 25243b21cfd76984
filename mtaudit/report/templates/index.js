"use strict";

/* The index: sorted by any column, searched by name; what is left to decide, as this browser knows it. */

const data = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
const body = document.querySelector("#articles tbody");
const rows = [...body.rows];
const digits = new Intl.NumberFormat(data.language);
const settings = (() => {
  try {
    return JSON.parse(localStorage.getItem("mtaudit/settings")) ?? {};
  } catch {
    return {};
  }
})();

function showTheme() {
  if (settings.theme) root.dataset.theme = settings.theme;
}

document.getElementById("theme").addEventListener("click", () => {
  const isDark = settings.theme ? settings.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  settings.theme = isDark ? "light" : "dark";
  showTheme();
  try {
    localStorage.setItem("mtaudit/settings", JSON.stringify(settings));
  } catch {
    /* The page is as it was asked to be, if only until it is closed. */
  }
});

function left(row) {
  try {
    const kept = JSON.parse(localStorage.getItem("mtaudit/decisions/" + row.dataset.article));
    return Number.isInteger(kept?.left) ? kept.left : Number(row.dataset.findings);
  } catch {
    return Number(row.dataset.findings);
  }
}

const state = { sort: "number", down: false, query: "" };

function show() {
  const compare = (a, b) => {
    const [one, other] = [a.dataset[state.sort] ?? "", b.dataset[state.sort] ?? ""];
    const order = ["name", "day"].includes(state.sort) ? one.localeCompare(other, data.language) : Number(one) - Number(other);
    return (state.down ? -order : order) || a.dataset.number - b.dataset.number;
  };
  body.append(...rows.sort(compare));
  const wanted = state.query.toLowerCase();
  for (const row of rows) row.hidden = !row.dataset.name.toLowerCase().includes(wanted);
  for (const head of document.querySelectorAll("#articles [data-sort]")) {
    if (head.dataset.sort === state.sort) head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

function write() {
  const parts = [];
  if (state.sort !== "number" || state.down) parts.push(`sort=${state.sort}${state.down ? "-" : ""}`);
  if (state.query) parts.push("q=" + encodeURIComponent(state.query));
  try {
    history.replaceState(null, "", "#" + parts.join("&"));
  } catch {
    /* A page may be shown where it has no address of its own. */
  }
}

function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  const sort = given.get("sort") ?? "number";
  const known = [...document.querySelectorAll("#articles [data-sort]")].map((head) => head.dataset.sort);
  if (known.includes(sort.replace("-", ""))) [state.sort, state.down] = [sort.replace("-", ""), sort.endsWith("-")];
  state.query = given.get("q") ?? "";
  document.getElementById("search").value = state.query;
}

for (const head of document.querySelectorAll("#articles [data-sort]")) {
  head.querySelector("button").addEventListener("click", () => {
    const isText = ["number", "name", "day"].includes(head.dataset.sort);
    state.down = state.sort === head.dataset.sort ? !state.down : !isText;
    state.sort = head.dataset.sort;
    show();
    write();
  });
}

document.getElementById("search").addEventListener("input", (event) => {
  state.query = event.target.value.trim();
  show();
  write();
});

root.classList.add("scripted");
showTheme();
for (const row of rows) {
  const cell = row.querySelector(".left");
  if (cell) cell.textContent = digits.format(left(row));
}
read();
show();
