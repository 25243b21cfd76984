/* The workplace: one finding after the other is decided, and the text changes in place. */

const data = JSON.parse(document.getElementById("data").textContent);
const { text, passages, findings } = data;
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byFingerprint = new Map(findings.map((finding) => [finding.id, finding]));
findings.forEach((finding, index) => {
  finding.index = index;
  finding.number = index + 1;
});

const SEVERITIES = ["minor", "major", "critical"];
const DECIDED = new Set(["accepted", "edited", "dismissed"]);

/* Words */

const plurals = new Intl.PluralRules(data.language);
const digits = new Intl.NumberFormat(data.language);

function say(key, values = {}) {
  let said = data.words[key];
  if (typeof said !== "string") said = said[plurals.select(values.count)] ?? said.other;
  return said.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === "number" ? digits.format(values[name]) : values[name]);
}

/* What happened is shown for a while and read out; where we are, which everybody sees, is only read out. */

const SHOWN_FOR = 4000;
let fading = 0;

function announce(said) {
  byId("said").textContent = said;
  clearTimeout(fading);
  fading = setTimeout(() => byId("said").replaceChildren(), SHOWN_FOR);
}

function readOut(said) {
  byId("told").textContent = said;
}

/* What is kept: decisions under the fingerprint of the article, settings for all articles. */

const PREFIX = "mtaudit/decisions/";
const store = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    } catch {
      return [];
    }
  },
};

const settings = { theme: null, shade: true, keys: true, ...store.get("mtaudit/settings") };
const setting = (name, value) => {
  settings[name] = value;
  store.set("mtaudit/settings", settings);
};

/* decisions: fingerprint to { state, put }; everywhere: [rule, text]; hand: passage to the changes made by hand. */
let work = { decisions: {}, everywhere: [], hand: {} };
const past = [];
let told = false;

function isWork(value) {
  const isObject = (each) => each !== null && typeof each === "object" && !Array.isArray(each);
  return isObject(value) && isObject(value.decisions) && isObject(value.hand) && Array.isArray(value.everywhere);
}

/* The decisions on this text; else those of the earlier text that it was corrected from, as far as they fit. */
function restore() {
  const own = store.get(PREFIX + data.article);
  if (isWork(own)) {
    work = { decisions: own.decisions, everywhere: own.everywhere, hand: own.hand };
    return;
  }
  const here = checksum(text.trim());
  let [best, most] = [null, 0];
  for (const key of store.keys()) {
    const earlier = store.get(key);
    if (!isWork(earlier)) continue;
    const shared = Object.keys(earlier.decisions).filter((id) => byFingerprint.has(id)).length;
    const fit = shared + (earlier.corrected === here ? findings.length + 1 : 0);
    if (fit > most) [best, most] = [earlier, fit];
  }
  if (!best) return;
  const count = carryOver(best);
  if (count) announce(say("said carried", { count }));
  keep();
}

/* Take over what was decided on an earlier text, as far as it fits: how many findings that settles. */
function carryOver({ decisions, everywhere }) {
  for (const [id, decision] of Object.entries(decisions))
    if (byFingerprint.has(id) && ["dismissed", "later"].includes(decision.state)) work.decisions[id] = decision;
  work.everywhere = everywhere;
  return findings.filter((each) => stateOf(each) !== "open").length;
}

function remember() {
  past.push({ work: JSON.stringify(work), current });
}

/* What the decisions make of the text. */

function stateOf(finding) {
  const decided = work.decisions[finding.id];
  if (decided) return decided.state;
  const isEverywhere = work.everywhere.some(([rule, word]) => rule === finding.rule && word === finding.text);
  return isEverywhere ? "dismissed" : "open";
}

const isLeft = (finding) => !DECIDED.has(stateOf(finding));

function suggested(finding) {
  const put = work.decisions[finding.id]?.put ?? finding.suggestion;
  return change(finding.start, text.slice(finding.start, finding.end), put);
}

/* Every change, those by hand first; of two that overlap the earlier decision stands. */
function allChanges() {
  if (workedOut) return workedOut;
  const list = [];
  for (const [passage, changes] of Object.entries(work.hand))
    for (const each of changes) list.push({ ...each, passage: Number(passage), finding: null });
  for (const finding of findings) {
    if (stateOf(finding) !== "accepted") continue;
    const each = { ...suggested(finding), passage: finding.passage, finding };
    if (!list.some((other) => overlap(each, other))) list.push(each);
  }
  return (workedOut = inOrder(list));
}

/* The changes as they were last worked out; forgotten whenever a decision is made or taken back. */
let workedOut = null;

function keep() {
  workedOut = null;
  const kept = store.set(PREFIX + data.article, {
    ...work, name: data.name, corrected: checksum(corrected().trim()), left: findings.filter(isLeft).length,
  });
  if (!kept && !told) announce(say("said not kept"));
  told ||= !kept;
}

const corrected = () => changed(text, 0, text.length, allChanges());

function correctedPassage(index) {
  const { start, end } = passages[index];
  return changed(text, start, end, allChanges().filter((each) => each.passage === index));
}

/* What is shown */

let current = null;
let passage = null;
const filter = { severity: new Set(), category: new Set(), state: new Set(), sentence: null, query: "", weak: false };
const FACETS = ["severity", "category", "state"];

const plain = (string) => string.normalize("NFKC").replace(/[\u064b-\u0652\u0670\u0640]/g, "").toLowerCase();
const searched = (finding) => (finding.searched ??= plain(byId("f=" + finding.id).textContent));
const value = (finding, facet) => (facet === "state" ? stateOf(finding) : finding[facet]);

/* Which filters hide a finding. */
function hiding(finding) {
  const found = FACETS.filter((facet) => filter[facet].size && !filter[facet].has(value(finding, facet)));
  if (filter.sentence !== null && finding.passage !== filter.sentence) found.push("sentence");
  if (!filter.weak && finding.weak) found.push("weak");
  if (filter.query && !searched(finding).includes(filter.query)) found.push("query");
  return found;
}

const matches = (finding) => !hiding(finding).length;
const visible = () => findings.filter(matches);

/* Hidden characters are named as they are everywhere in a report. */
const HIDDEN = /([\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\uffff\ud800-\udfff\u{e0000}-\u{e007f}])/u;

function put(node, string) {
  for (const [index, piece] of string.split(HIDDEN).entries()) {
    if (index % 2 === 0) node.append(piece);
    else node.append(element("span", "hidden", "U+" + piece.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")));
  }
  return node;
}

function element(name, className, content = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(content);
  return made;
}

const reaches = (each, index) =>
  passages[index].doubts !== undefined && each.start < passages[index].end && each.end > passages[index].start;

passages.forEach((each, index) => {
  each.findings = findings.filter((one) => (one.start === one.end ? one.passage === index : reaches(one, index)));
});

/* Draw a passage anew, if anything is new: its marks, the words worth a look, and its changes. */
function draw(index) {
  const { start, end, doubts = [], drawn: before } = passages[index];
  const isAbsent = passages[index].doubts === undefined;
  const marks = passages[index].findings.filter((each) => each === current || matches(each));
  const made = allChanges().filter((each) => each.passage === index || reaches(each, index));
  const look = JSON.stringify([marks.map((each) => [each.index, stateOf(each), each === current]),
    made.map((each) => [each.start, each.end, each.put])]);
  if (look === before) return;
  passages[index].drawn = look;
  const node = byId("s=" + (index + 1));
  if (!node) return;
  const inside = (at) => Math.min(Math.max(at, start), end);
  const cuts = new Set([start, end]);
  const unmarked = doubts.filter(([first, last]) => !marks.some((mark) => mark.start < last && first < mark.end));
  for (const each of [...marks, ...made, ...unmarked.map(([from, to]) => ({ start: from, end: to }))])
    cuts.add(inside(each.start)).add(inside(each.end));
  const places = [...cuts].sort((a, b) => a - b);
  const drawn = document.createDocumentFragment();
  places.forEach((from, i) => {
    for (const each of marks)
      if (each.start === each.end && inside(each.start) === from && !made.some((one) => one.put && touches(one, from, from)))
        drawn.append(link([each], ""));
    for (const each of made)
      if (each.passage === index && inside(each.start) === from && each.put) {
        const held = marks.filter((mark) => touches(each, mark.start, mark.end) || mark === each.finding);
        const ending = held.filter((mark) => mark.end === each.end || mark.start === mark.end);
        drawn.append(held.length ? link(held, each.put, "put", ending) : put(element("ins", "put"), each.put));
      }
    const to = places[i + 1];
    if (to === undefined || made.some((each) => each.start <= from && to <= each.end)) return;
    const piece = text.slice(from, to);
    const held = marks.filter((each) => each.start <= from && to <= each.end);
    const doubt = unmarked.find(([first, last]) => first <= from && to <= last);
    if (held.length) drawn.append(link(held, piece, "", held.filter((each) => each.end === to)));
    else if (doubt) drawn.append(put(element("span", doubt[2] < 0.3 ? "doubt" : "doubt strong"), piece));
    else put(drawn, piece);
  });
  if (isAbsent && !marks.length && !made.length) drawn.append(element("span", "absent", "∅"));
  node.replaceChildren(drawn);
}

function link(held, string, className = "", ending = held) {
  const gravest = (a, b) =>
    (b === current) - (a === current) || isLeft(b) - isLeft(a)
    || SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);
  const first = [...held].sort(gravest)[0];
  const made = element("a", `mark ${first.severity} ${stateOf(first)} ${className}`.trim());
  made.href = "#f=" + first.id;
  made.dataset.findings = held.map((each) => each.id).join(" ");
  made.tabIndex = held.includes(current) ? 0 : -1;
  if (held.includes(current)) made.setAttribute("aria-current", "true");
  if (string) put(made, string);
  else {
    made.classList.add("missing");
    made.setAttribute("aria-label", say("missing"));
  }
  for (const each of ending) made.append(element("sup", "", digits.format(each.number)));
  return made;
}

function drawAll() {
  passages.forEach((_, index) => draw(index));
  refresh();
}

const items = new Map(all("#index li").map((item) => [byFingerprint.get(item.dataset.finding), item]));
const cards = new Map(findings.map((each) => [each, byId("f=" + each.id)]));
const chips = all(".chip[data-facet]");

/* Text that stays as it is costs no layout. */
function write(node, string) {
  if (node.textContent !== string) node.textContent = string;
}

/* How many findings each chip would show, the other filters being as they are. */
function countChips() {
  const counts = new Map();
  let weak = 0;
  for (const each of findings) {
    const hidden = hiding(each);
    for (const facet of FACETS)
      if (hidden.every((filter) => filter === facet)) {
        const key = `${facet} ${value(each, facet)}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    if (each.weak && hidden.every((filter) => filter === "weak")) weak++;
  }
  for (const chip of chips) {
    const { facet, value: wanted } = chip.dataset;
    const count = counts.get(`${facet} ${wanted}`) ?? 0;
    chip.setAttribute("aria-pressed", filter[facet].has(wanted));
    chip.classList.toggle("none", !count);
    write(chip.querySelector(".count"), digits.format(count));
  }
  const chip = byId("weak");
  chip?.setAttribute("aria-pressed", filter.weak);
  if (chip) write(chip.querySelector(".count"), digits.format(weak));
}

/* The list of findings and their cards, as far as they are not as they were. */
function refreshFindings() {
  for (const finding of findings) {
    const state = stateOf(finding);
    const look = `${state} ${finding === current} ${matches(finding)}`;
    if (finding.look === look) continue;
    finding.look = look;
    const [item, card] = [items.get(finding), cards.get(finding)];
    const said = state === "open" ? "" : say("state." + state);
    item.hidden = !matches(finding);
    item.dataset.state = card.dataset.state = state;
    item.querySelector(".state").textContent = said;
    item.querySelector("a").toggleAttribute("aria-current", finding === current);
    card.querySelector(".state").textContent = said;
    card.classList.toggle("now", finding === current);
  }
}

/* The sentence in hand, and in its source the words that the finding is about. */
function refreshBlock() {
  const block = passage === null ? null : byId(`p=${passage + 1}`);
  for (const each of all(".block.now")) if (each !== block) each.classList.remove("now");
  block?.classList.add("now");
  for (const mark of block ? all(".english .mark", block) : [])
    mark.classList.toggle("now", current !== null && mark.dataset.findings.split(" ").includes(current.id));
}

/* All that follows from the state, other than the passages. */
function refresh() {
  const shown = visible();
  const left = shown.filter(isLeft).length;
  const at = shown.indexOf(current);
  byId("place").textContent = !shown.length ? say("none shown")
    : say("at", { at: at < 0 ? "–" : at + 1, all: shown.length });
  byId("left").textContent = shown.length && !left ? say("all decided") : say("left", { count: left });
  byId("progress").max = Math.max(shown.length, 1);
  byId("progress").value = shown.length - left;
  const one = byId("only-sentence");
  one.setAttribute("aria-pressed", filter.sentence !== null);
  one.textContent = say("only sentence", { number: (filter.sentence ?? passage ?? 0) + 1 });
  byId("clear").hidden = isUnfiltered();
  countChips();
  refreshFindings();
  refreshBlock();
  const state = current && stateOf(current);
  for (const [action, wanted] of [["accept", "accepted"], ["dismiss", "dismissed"], ["later", "later"]])
    byAction(action).setAttribute("aria-pressed", state === wanted);
  byAction("accept").disabled = !current || current.suggestion === null;
  for (const action of ["dismiss", "later", "everywhere"]) byAction(action).disabled = !current;
  byAction("edit").disabled = passage === null;
  byAction("undo").disabled = !past.length;
}

const byAction = (action) => document.querySelector(`[data-action="${action}"]`);
const isUnfiltered = () =>
  FACETS.every((facet) => !filter[facet].size) && filter.sentence === null && !filter.query && !filter.weak;

/* Where we are stands in the address, so that it can be sent and comes back. */

function writeAddress() {
  const parts = [];
  if (current) parts.push("f=" + current.id);
  else if (passage !== null) parts.push("p=" + (passage + 1));
  for (const facet of FACETS) if (filter[facet].size) parts.push(`${facet}=${[...filter[facet]].join(",")}`);
  if (filter.sentence !== null) parts.push("sentence=" + (filter.sentence + 1));
  if (filter.query) parts.push("q=" + encodeURIComponent(filter.query));
  if (filter.weak) parts.push("weak=1");
  const wanted = "#" + parts.join("&");
  if (location.hash === wanted || (!parts.length && !location.hash)) return;
  try {
    history.replaceState(null, "", wanted);
  } catch {
    /* A page may be shown where it has no address of its own. */
  }
}

function readAddress() {
  const read = new Map();
  for (const part of location.hash.slice(1).split("&")) {
    const [name, rest = ""] = part.split(/=(.*)/s);
    try {
      read.set(name, decodeURIComponent(rest));
    } catch {
      /* Whoever wrote this address wrote no address of ours. */
    }
  }
  const number = (name, most) => {
    const found = Number(read.get(name));
    return Number.isInteger(found) && found >= 1 && found <= most ? found - 1 : null;
  };
  if (FACETS.some((facet) => read.has(facet)) || ["sentence", "q", "weak"].some((name) => read.has(name))) {
    for (const facet of FACETS) filter[facet] = new Set((read.get(facet) ?? "").split(",").filter(Boolean));
    filter.sentence = number("sentence", passages.length);
    filter.query = plain(read.get("q") ?? "");
    filter.weak = read.get("weak") === "1";
    byId("search").value = filter.query;
  }
  return { finding: byFingerprint.get(read.get("f")), sentence: number("p", passages.length) };
}

/* Moving */

function select(finding) {
  show(finding, finding ? finding.passage : passage);
}

function show(finding, index) {
  const before = passage;
  closeHand();
  [current, passage] = [finding ?? null, index];
  for (const each of new Set([before, index])) if (each !== null) draw(each);
  for (const each of all(".sentence.now")) each.classList.remove("now");
  byId(`s=${index + 1}`)?.classList.add("now");
  root.classList.remove("lowered");
  refresh();
  writeAddress();
  byId("desk-scroll").scrollTop = 0;
  intoView();
}

function intoView() {
  const node = byId("article").querySelector('[aria-current="true"]') ?? byId(`s=${passage + 1}`);
  node?.scrollIntoView({ block: "center" });
}

function step(by) {
  const shown = visible();
  if (!shown.length) return;
  const at = shown.indexOf(current);
  const near = current ? current.index : findings.findIndex((each) => each.passage >= passage) - by * 0.5;
  const beside = by > 0
    ? shown.find((each) => each.index > near) ?? shown[0]
    : shown.findLast((each) => each.index < near) ?? shown.at(-1);
  select(at < 0 ? beside : shown[(at + by + shown.length) % shown.length]);
  tell();
}

function stepSentence(by) {
  const real = passages.map((_, index) => index).filter((index) => byId(`p=${index + 1}`));
  const at = real.indexOf(passage);
  const next = real[Math.min(Math.max(at + by, 0), real.length - 1)];
  show(findings.find((each) => each.passage === next && matches(each)), next);
  readOut(say("sentence", { number: next + 1 }));
}

function tell() {
  if (!current) return;
  const shown = visible();
  const place = say("at", { at: shown.indexOf(current) + 1, all: shown.length });
  readOut(`${place}. ${say("severity." + current.severity)}, ${say("category." + current.category)}: ${current.message}`);
}

/* After a decision: the next one that is open, then those put off. */
function advance(said) {
  const open = visible().filter((each) => stateOf(each) === "open" && each !== current);
  const later = visible().filter((each) => stateOf(each) === "later" && each !== current);
  const behind = (list) => list.find((each) => each.index > (current?.index ?? -1)) ?? list[0];
  const next = behind(open) ?? behind(later);
  if (next) select(next);
  drawAll();
  announce(said + (next || visible().some(isLeft) ? "" : `. ${say("all decided")}`));
}

/* Deciding */

function decide(state) {
  if (!current) return;
  if (state === "accepted" && stateOf(current) !== state) {
    if (current.suggestion === null) return announce(say("said no suggestion"));
    if (allChanges().some((each) => overlap(each, suggested(current)))) return announce(say("said overlap"));
  }
  remember();
  if (stateOf(current) === state) {
    work.decisions[current.id] = { state: "open" };
    keep();
    drawAll();
    return announce(say("said reopened"));
  }
  work.decisions[current.id] = state === "accepted" ? { state, put: current.suggestion } : { state };
  keep();
  advance(say("said " + state, { text: current.suggestion }));
}

function dismissEverywhere() {
  if (!current) return;
  remember();
  const alike = findings.filter((each) => each.rule === current.rule && each.text === current.text);
  for (const each of alike) delete work.decisions[each.id];
  work.everywhere = [...work.everywhere.filter(([rule, word]) => rule !== current.rule || word !== current.text),
    [current.rule, current.text]];
  keep();
  advance(say("said everywhere", { count: alike.length }));
}

function undo() {
  const last = past.pop();
  if (!last) return announce(say("said nothing to undo"));
  work = JSON.parse(last.work);
  keep();
  drawAll();
  if (last.current) select(last.current);
  announce(say("said undone"));
}

/* Editing by hand */

const hand = byId("hand");
const typed = byId("typed");

function openHand() {
  if (passage === null) return;
  hand.hidden = false;
  typed.value = correctedPassage(passage);
  typed.focus();
}

function closeHand() {
  hand.hidden = true;
}

function keepHand() {
  const { start, end } = passages[passage];
  const before = correctedPassage(passage);
  let wanted = typed.value;
  if (wanted === before) return cancelHand();
  if (start === end && wanted && /\S/.test(text[start - 1] ?? "\n")) wanted = " " + wanted.trim();
  remember();
  let made = changes(start, text.slice(start, end), wanted);
  for (const each of findings)
    if (each.passage === passage && isLeft(each) && (each === current || made.some((one) => touches(one, each.start, each.end))))
      work.decisions[each.id] = { state: "edited" };
  const accepted = findings.filter((each) => each.passage === passage && stateOf(each) === "accepted");
  const same = (a, b) => a.start === b.start && a.end === b.end && a.put === b.put;
  work.hand[passage] = made.filter((each) => !accepted.some((finding) => same(each, suggested(finding))));
  workedOut = null;
  if (correctedPassage(passage) !== wanted) {
    for (const each of accepted) work.decisions[each.id] = { state: "edited" };
    work.hand[passage] = made;
  }
  if (!work.hand[passage].length) delete work.hand[passage];
  keep();
  closeHand();
  byAction("edit").focus();
  advance(say("said edited"));
}

function cancelHand() {
  closeHand();
  byAction("edit").focus();
}

/* Taking it along */

async function copy(string) {
  try {
    await navigator.clipboard.writeText(string);
    return announce(say("said copied"));
  } catch {
    const area = element("textarea", "unseen");
    area.value = string;
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focused?.focus();
    announce(say(done ? "said copied" : "said not copied"));
  }
}

function download(name, string, type) {
  const anchor = element("a");
  anchor.href = URL.createObjectURL(new Blob([string], { type: `${type};charset=utf-8` }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60000);
}

const fileName = (ending) => (data.name.split(/[\\/]/).at(-1).replace(/\.\w+$/, "").replace(/[^\p{L}\p{N}._-]+/gu, "-") || "article") + ending;

function list() {
  return visible().map((each) => {
    const what = each.suggestion === null ? each.text : `${each.text} → ${each.suggestion}`;
    const state = stateOf(each) === "open" ? "" : ` (${say("state." + stateOf(each))})`;
    return `${each.number}. ${say("severity." + each.severity)}, ${say("category." + each.category)}${state}: ${each.message}\n   ${what}`;
  }).join("\n") + "\n";
}

/* Offsets in a file count characters, as everywhere in mtaudit; here they count UTF-16 code units. */
const characters = (at) => [...text.slice(0, at)].length;
const unitsOf = (count) => [...text].slice(0, count).join("").length;

function decisions() {
  const decided = findings.filter((each) => stateOf(each) !== "open" || work.decisions[each.id]).map((each) => ({
    fingerprint: each.id, rule: each.rule, text: each.text, decision: stateOf(each),
    ...(stateOf(each) === "accepted" ? { put: work.decisions[each.id].put } : {}),
  }));
  const everywhere = work.everywhere.map(([rule, word]) => ({ rule, text: word }));
  const edits = Object.entries(work.hand).flatMap(([passage, list]) => list.map((each) => (
    { sentence: Number(passage) + 1, start: characters(each.start), end: characters(each.end), put: each.put })));
  const file = { mtaudit: "decisions/1", article: data.article, name: data.name, decisions: decided, everywhere, edits };
  return JSON.stringify(file, null, 2) + "\n";
}

/* The work that a file of decisions holds, in the page's own form; null where it is none. */
function readDecisions(string) {
  const isText = (each) => typeof each === "string";
  const states = [...DECIDED, "open", "later"];
  try {
    const file = JSON.parse(string);
    if (file.mtaudit !== "decisions/1") return null;
    const read = { article: file.article, decisions: {}, everywhere: [], hand: {} };
    for (const { fingerprint, decision, put } of file.decisions)
      if (byFingerprint.has(fingerprint) && states.includes(decision) && (decision !== "accepted" || isText(put)))
        read.decisions[fingerprint] = { state: decision, ...(decision === "accepted" ? { put } : {}) };
    for (const { rule, text: word } of file.everywhere ?? []) if (isText(rule) && isText(word)) read.everywhere.push([rule, word]);
    for (const { sentence, start, end, put } of file.edits ?? []) {
      const [from, to] = [unitsOf(start), unitsOf(end)];
      const place = passages[sentence - 1];
      if (place && isText(put) && place.start <= from && from <= to && to <= place.end)
        (read.hand[sentence - 1] ??= []).push({ start: from, end: to, put });
    }
    return read;
  } catch {
    return null;
  }
}

/* The decisions of a file in the place of those made here: all of them on this text, of another text those that fit. */
async function openDecisions(file) {
  const read = readDecisions(await file.text());
  if (!read) return announce(say("said no decisions"));
  remember();
  work = { decisions: {}, everywhere: [], hand: {} };
  workedOut = null;
  if (read.article === data.article) work = { decisions: read.decisions, everywhere: read.everywhere, hand: read.hand };
  else carryOver(read);
  keep();
  drawAll();
  select(visible().find(isLeft) ?? current);
  announce(say("said opened", { count: findings.filter((each) => stateOf(each) !== "open").length }));
}

/* Looks */

function applySettings() {
  if (settings.theme) root.dataset.theme = settings.theme;
  root.dataset.shade = settings.shade ? "on" : "off";
  byAction("shade").setAttribute("aria-pressed", settings.shade);
  byId("keys").checked = settings.keys;
}

function switchTheme() {
  const isDark = settings.theme ? settings.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  setting("theme", isDark ? "light" : "dark");
  applySettings();
}

function switchShade() {
  setting("shade", !settings.shade);
  applySettings();
  announce(say(settings.shade ? "said shade on" : "said shade off"));
}

/* Every action is a button; a key presses it. */

const ACTIONS = {
  next: () => step(1),
  previous: () => step(-1),
  "next-sentence": () => stepSentence(1),
  "previous-sentence": () => stepSentence(-1),
  accept: () => decide("accepted"),
  dismiss: () => decide("dismissed"),
  later: () => decide("later"),
  everywhere: dismissEverywhere,
  edit: () => (hand.hidden ? openHand() : cancelHand()),
  undo,
  keep: keepHand,
  cancel: cancelHand,
  copy: () => copy(corrected()),
  save: () => download(fileName(".corrected.txt"), corrected(), "text/plain"),
  list: () => copy(list()),
  decisions: () => download(fileName(".decisions.json"), decisions(), "application/json"),
  open: () => byId("file").click(),
  shade: switchShade,
  theme: switchTheme,
  help: () => byId("help").showModal(),
  close: () => byId("help").close(),
  search: () => {
    byId("overview").open = true;
    byId("search").focus();
  },
  lower: () => root.classList.toggle("lowered"),
};

const menu = document.querySelector(".menu");

function closeMenu() {
  menu.open = false;
  menu.querySelector("summary").focus();
}

menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu();
});

function changeFilter() {
  drawAll();
  writeAddress();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.closest(".menu")) closeMenu();
  if (button?.dataset.action) return ACTIONS[button.dataset.action]();
  if (button?.dataset.facet) {
    const { facet, value: wanted } = button.dataset;
    if (!filter[facet].delete(wanted)) filter[facet].add(wanted);
    return changeFilter();
  }
  if (button?.id === "weak") {
    filter.weak = !filter.weak;
    return changeFilter();
  }
  if (button?.id === "only-sentence") {
    filter.sentence = filter.sentence === null ? passage : null;
    return changeFilter();
  }
  if (button?.id === "clear") {
    for (const facet of FACETS) filter[facet].clear();
    Object.assign(filter, { sentence: null, query: "", weak: false });
    byId("search").value = "";
    return changeFilter();
  }
  const mark = event.target.closest("#article a.mark");
  if (mark) {
    event.preventDefault();
    const ids = mark.dataset.findings.split(" ");
    const first = byFingerprint.get(mark.hash.slice(3));
    const at = ids.indexOf(current?.id);
    select(at < 0 ? first : byFingerprint.get(ids[(at + 1) % ids.length]));
    return tell();
  }
  const anchor = event.target.closest('a[href^="#f="], a[href^="#p="]');
  if (anchor) {
    event.preventDefault();
    const finding = byFingerprint.get(anchor.hash.slice(3));
    if (finding) select(finding);
    else {
      const index = Number(anchor.hash.slice(3)) - 1;
      show(findings.find((each) => each.passage === index && matches(each)), index);
    }
    return tell();
  }
  const sentence = event.target.closest(".sentence");
  if (sentence && !String(getSelection())) {
    const index = Number(sentence.id.slice(2)) - 1;
    show(findings.find((each) => each.passage === index && matches(each)), index);
  }
});

byId("search").addEventListener("input", (event) => {
  filter.query = plain(event.target.value.trim());
  changeFilter();
});

byId("file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) openDecisions(file);
});

const holdsFile = (event) => event.dataTransfer?.types.includes("Files");

document.addEventListener("dragover", (event) => {
  if (holdsFile(event)) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  if (!holdsFile(event)) return;
  event.preventDefault();
  openDecisions(event.dataTransfer.files[0]);
});

byId("keys").addEventListener("change", (event) => setting("keys", event.target.checked));

typed.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keepHand();
  if (event.key === "Escape") cancelHand();
});

byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.blur();
});

const keys = new Map(all("button[data-key]").map((button) => [button.dataset.key, button]));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || !settings.keys) return;
  if (event.target.closest("input, textarea, select") || byId("help").open) return;
  const button = keys.get(event.code);
  if (!button) return;
  event.preventDefault();
  if (!button.disabled) button.click();
  else if (button === byAction("accept") && current) announce(say("said no suggestion"));
});

addEventListener("hashchange", () => {
  const { finding, sentence } = readAddress();
  drawAll();
  if (finding) select(finding);
  else if (sentence !== null) show(null, sentence);
});

function open() {
  root.classList.add("scripted");
  const bar = document.querySelector(".bar");
  new ResizeObserver(() => root.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
  applySettings();
  if (matchMedia("(max-width: 68rem)").matches) byId("overview").open = false;
  restore();
  const { finding, sentence } = readAddress();
  drawAll();
  const first = finding ?? (sentence === null ? visible().find(isLeft) ?? visible()[0] : undefined);
  if (first) select(first);
  else show(null, sentence ?? 0);
  if (!finding && sentence === null) scrollTo(0, 0);
}

open();
