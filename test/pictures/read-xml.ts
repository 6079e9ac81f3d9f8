/** An element of a document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** A tag, or the text up to the next one. */
const PIECE = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;

/** Reads a document, or throws where it is not well formed. As much of XML as the pictures have. */
export function readXml(text: string): XmlElement {
  const root: XmlElement & { children: (XmlElement | string)[] } = { name: '', attributes: {}, children: [] };
  const open = [root];
  let end = 0;
  for (const [piece, close, name = '', attributes = '', empty, words] of text.matchAll(PIECE)) {
    end += piece.length;
    const inside = open.at(-1);
    if (inside === undefined) throw new Error(`something is behind the end: ${piece}`);
    if (words !== undefined) inside.children.push(unescaped(words));
    else if (close === '/') {
      if (inside.name !== name) throw new Error(`</${name}> closes <${inside.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [] };
      inside.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  if (end !== text.length) throw new Error(`not XML: ${text.slice(end, end + 80)}`);
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const [document, ...more] = root.children.filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  );
  if (document === undefined || typeof document === 'string' || more.length > 0)
    throw new Error('not one element');
  return document;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    unescaped(value),
  ]);
  const attributes: Readonly<Record<string, string>> = Object.fromEntries(found);
  if (Object.keys(attributes).length !== found.length) throw new Error(`an attribute twice:${text}`);
  return attributes;
}

function unescaped(text: string): string {
  return text.replace(/&(\w*;?)/g, (_all, name: string) => {
    const character = name.endsWith(';') ? ENTITIES[name.slice(0, -1)] : undefined;
    if (character === undefined) throw new Error(`no entity: &${name}`);
    return character;
  });
}
