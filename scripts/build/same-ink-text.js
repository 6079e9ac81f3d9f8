/**
 * Stands around the function of Ink that puts a text of the screen together from the nodes below it, and takes its escape
 * sequences apart: it did so for each text at each tick, and most are as they were. A text is made of the same strings by
 * the same functions then; a component makes new functions when it is drawn.
 */
export function whenChanged(make) {
  const made = new WeakMap();
  return (node) => {
    const before = made.get(node);
    const parts = before?.parts ?? [];
    const isSame = renew(parts, node);
    if (before !== undefined && isSame) return before.text;
    const text = make(node);
    made.set(node, { parts, text });
    return text;
  };
}

/** Makes a list that of all a text is made of, in its place; answers whether it was that already. */
function renew(parts, node) {
  const { length } = parts;
  let at = 0;
  let isSame = true;
  const see = (part) => {
    if (at >= length || parts[at] !== part) {
      parts[at] = part;
      isSame = false;
    }
    at += 1;
  };
  const walk = ({ childNodes }) => {
    for (const child of childNodes) {
      see(child);
      see(child.nodeName === '#text' ? child.nodeValue : child.internal_transform);
      if (child.nodeName !== '#text') walk(child);
    }
  };
  walk(node);
  parts.length = at;
  return isSame && at === length;
}
