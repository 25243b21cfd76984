"use strict";

/* Changes to a text: { start, end, put } puts `put` where the text as it was given has [start, end). */

const wordsAndBlanks = (text) => text.match(/\s+|\S+/gu) ?? [];
const total = (pieces) => pieces.reduce((sum, piece) => sum + piece.length, 0);

/* What of `from`, which begins at `start`, differs from `to`: one change of whole words. */
function change(start, from, to) {
  const [a, b] = [wordsAndBlanks(from), wordsAndBlanks(to)];
  const least = Math.min(a.length, b.length);
  let head = 0, tail = 0;
  while (head < least && a[head] === b[head]) head++;
  while (tail < least - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return {
    start: start + total(a.slice(0, head)),
    end: start + total(a.slice(0, a.length - tail)),
    put: b.slice(head, b.length - tail).join(""),
  };
}

const LARGEST_TABLE = 1e6;

/* The same as several changes, by a longest common subsequence of words; of very long texts one. */
function changes(start, from, to) {
  const whole = change(start, from, to);
  const a = wordsAndBlanks(from.slice(whole.start - start, whole.end - start));
  const b = wordsAndBlanks(whole.put);
  if (whole.start === whole.end && !whole.put) return [];
  if (a.length * b.length > LARGEST_TABLE) return [whole];
  const longest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i][j] = a[i] === b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  const found = [];
  let i = 0, j = 0, at = whole.start, open = null;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      at += a[i].length;
      i++; j++;
      open = null;
      continue;
    }
    if (!open) found.push((open = { start: at, end: at, put: "" }));
    if (j === b.length || (i < a.length && longest[i + 1][j] >= longest[i][j + 1])) open.end = at += a[i++].length;
    else open.put += b[j++];
  }
  return found;
}

const overlap = (a, b) => a.start < b.end && b.start < a.end;

/* Whether a change alters what stands at [start, end), or puts something into it. */
function touches(change, start, end) {
  if (start === end) return change.start <= start && start <= change.end;
  return change.start < end && start < change.end;
}

const inOrder = (list) => list.sort((a, b) => a.start - b.start || a.end - b.end);

/* The piece [start, end) of a text with its changes. */
function changed(text, start, end, list) {
  let [result, at] = ["", start];
  for (const each of inOrder([...list])) {
    result += text.slice(at, Math.max(at, each.start)) + each.put;
    at = Math.max(at, each.end);
  }
  return result + text.slice(at, Math.max(at, end));
}

/* 53 bits that tell texts apart (cyrb53, public domain): nothing that must be safe hangs on them. */
function checksum(text) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
