/** What an answer in XML says: elements by name, `<member>`s as lists, `<entry>`s as values by their keys. */
export type Xml = string | readonly Xml[] | { readonly [name: string]: Xml };

/** Reads the XML that AWS's services answer: elements and text, and nothing else. */
export function readXml(text: string): Xml {
  return valueIn(text.replace(/^<\?xml[^>]*\?>\s*/, ''));
}

function valueIn(text: string): Xml {
  const children = childrenOf(text);
  if (children === null) return unescaped(text);
  if (children.length > 0 && children.every(([name]) => name === 'member')) {
    return children.map(([, inner]) => valueIn(inner));
  }
  if (children.length > 0 && children.every(([name]) => name === 'entry')) {
    const entries = children.map(([, inner]) => {
      const [, key = '', value = ''] = /^<key>(.*)<\/key><value>(.*)<\/value>$/.exec(inner) ?? [];
      return [key, unescaped(value)] as const;
    });
    return Object.fromEntries(entries);
  }
  return Object.fromEntries(children.map(([name, inner]) => [name, valueIn(inner)]));
}

/** The elements that a text consists of; null where it is none. */
function childrenOf(text: string): readonly (readonly [name: string, inner: string])[] | null {
  const children: (readonly [string, string])[] = [];
  let rest = text;
  while (rest !== '') {
    const [open, name] = /^<(\w+)(?: [^>]*)?>/.exec(rest) ?? [];
    if (open === undefined || name === undefined) return null;
    const end = closing(rest, name);
    children.push([name, rest.slice(open.length, end)]);
    rest = rest.slice(end + name.length + 3);
  }
  return children.length === 0 ? null : children;
}

/** Where the element that begins a text is closed; one of the same name may be in it. */
function closing(text: string, name: string): number {
  let depth = 0;
  for (const match of text.matchAll(new RegExp(`<(/?)${name}(?: [^>]*)?>`, 'g'))) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return match.index;
  }
  throw new Error(`<${name}> is not closed: ${text.slice(0, 200)}`);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What stands at a path such as `MFADevices.0.UserName`; undefined for nothing. An empty element is an empty list, too. */
export function at(xml: Xml, path: string): Xml | undefined {
  let value: Xml | undefined = xml;
  for (const name of path.split('.')) {
    if (value === undefined || typeof value === 'string') return undefined;
    const entry: readonly [string, Xml] | undefined = Object.entries(value).find(([one]) => one === name);
    value = entry?.[1];
  }
  return value;
}
