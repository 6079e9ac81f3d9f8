/**
 * Stands around the function of Ink that puts a text of the screen together from the nodes below it, and takes its escape
 * sequences apart: it did so for each text at each tick, and most are as they were. A text is made of the same strings by
 * the same functions then; a component makes new functions when it is drawn.
 */
export function whenChanged(make) {
  const made = new WeakMap();
  return (node) => {
    const before = made.get(node);
    if (before !== undefined && endOf(before.parts, 0, node) === before.parts.length) return before.text;
    const text = make(node);
    made.set(node, { parts: partsOf(node, []), text });
    return text;
  };
}

/** Where in the parts those of a node end that begin here; -1 where it is made of others. Asked of all nodes at each tick. */
function endOf(parts, begin, { childNodes }) {
  let at = begin;
  for (let index = 0; index < childNodes.length; index += 1) {
    const child = childNodes[index];
    if (parts[at] !== child || parts[at + 1] !== madeOf(child)) return -1;
    at = child.nodeName === '#text' ? at + 2 : endOf(parts, at + 2, child);
    if (at === -1) return -1;
  }
  return at;
}

/** All that a text is made of, in order. */
function partsOf({ childNodes }, parts) {
  for (const child of childNodes) {
    parts.push(child, madeOf(child));
    if (child.nodeName !== '#text') partsOf(child, parts);
  }
  return parts;
}

function madeOf({ nodeName, nodeValue, internal_transform: transform }) {
  return nodeName === '#text' ? nodeValue : transform;
}
