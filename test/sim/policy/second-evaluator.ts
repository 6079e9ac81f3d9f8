import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * A second reading of the IAM User Guide, made apart from the first and in another way: the JSON as it is, regular
 * expressions for patterns, Node's own lists of addresses. Slow and short; it is there to disagree.
 *
 * Pages: "Policy evaluation logic", "Condition operators", "Variables and tags", "Resource", "Action", "NotAction",
 * "Creating a condition with multiple keys or values", "Access Analyzer policy check reference".
 */
export function secondOpinion(policies: readonly Raw[], asked: Asked): 'A' | 'D' | '-' {
  const effects = new Set<string>();
  for (const policy of policies) {
    for (const statement of many(policy.Statement)) {
      if (applies(statement, asked, policy.Version === '2012-10-17')) effects.add(statement.Effect);
    }
  }
  return effects.has('Deny') ? 'D' : effects.has('Allow') ? 'A' : '-';
}

type OneOrMore<Value> = Value | readonly Value[];
type Scalar = string | number | boolean;

export interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: OneOrMore<Scalar> } };
}

export interface Raw {
  readonly Version: string;
  readonly Statement: OneOrMore<RawStatement>;
}

export interface Asked {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: { readonly [key: string]: string | readonly string[] };
}

function many<Value>(value: OneOrMore<Value> | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as Value];
}

function applies(statement: RawStatement, asked: Asked, variables: boolean): boolean {
  const look = (key: string) => {
    for (const [name, value] of Object.entries(asked.context)) {
      if (name.toUpperCase() === key.toUpperCase()) return value;
    }
    return undefined;
  };
  const action = (pattern: string) =>
    new RegExp(`^${expression(pattern, () => undefined, false)}$`, 'isu').test(asked.action);
  const resource = (pattern: string) => onResource(pattern, asked.resource, variables ? look : null);

  if (statement.Action !== undefined && !many(statement.Action).some(action)) return false;
  if (statement.NotAction !== undefined && many(statement.NotAction).some(action)) return false;
  if (statement.Resource !== undefined && !many(statement.Resource).some(resource)) return false;
  if (statement.NotResource !== undefined && many(statement.NotResource).some(resource)) return false;
  for (const [operator, pairs] of Object.entries(statement.Condition ?? {})) {
    for (const [key, wanted] of Object.entries(pairs)) {
      if (!holds(operator, many(wanted).map(String), look(key), variables ? look : null)) return false;
    }
  }
  return true;
}

type Look = (key: string) => string | readonly string[] | undefined;

/** A pattern as a regular expression; a variable without a value makes one that nothing meets. */
function expression(pattern: string, look: Look, variables: boolean, wildcards = true): string {
  let made = '';
  let rest = pattern;
  while (rest !== '') {
    const variable = variables ? /^\$\{([^}]*)\}/.exec(rest) : null;
    if (variable !== null) {
      const text = replacement(variable[1] ?? '', look);
      made += text === undefined ? '(?!)' : quote(text);
      rest = rest.slice(variable[0].length);
      continue;
    }
    const letter = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    made += wildcards && letter === '*' ? '.*' : wildcards && letter === '?' ? '.' : quote(letter);
    rest = rest.slice(letter.length);
  }
  return made;
}

function replacement(inner: string, look: Look): string | undefined {
  if (inner === '*' || inner === '?' || inner === '$') return inner;
  const comma = inner.indexOf(', ');
  const name = comma < 0 ? inner : inner.slice(0, comma);
  const standard = comma < 0 ? '' : inner.slice(comma + 2);
  if (name === '' || /[\s,]/.test(name)) return undefined;
  if (comma >= 0 && !/^'[^']*'$/.test(standard)) return undefined;
  const value = look(name);
  if (typeof value === 'string') return value;
  return value === undefined && comma >= 0 ? standard.slice(1, -1) : undefined;
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Six parts, the last with all the colons that are left. */
function six(arn: string): string[] {
  const kept: string[] = [];
  const masked = arn.replace(/\$\{[^}]*\}/g, (variable) => {
    kept.push(variable);
    return `\uE000${kept.length - 1}\uE001`;
  });
  const parts = masked.split(':');
  const shown = parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
  return shown.map((part) => part.replace(/\uE000(\d+)\uE001/g, (_all, at) => kept[Number(at)] ?? ''));
}

function meets(pattern: string, text: string, look: Look | null): boolean {
  return new RegExp(`^${expression(pattern, look ?? (() => undefined), look !== null)}$`, 'su').test(text);
}

function onResource(pattern: string, resource: string, look: Look | null): boolean {
  if (pattern === '*') return true;
  const given = six(resource);
  const wanted = six(pattern);
  while (wanted.length < 6) wanted.push('*');
  if (given.length < 6) return false;
  if (look !== null && wanted.slice(0, 5).some((part) => /\$\{/.test(part))) return false;
  return wanted.every((part, at) => meets(part, given[at] ?? '', look));
}

function holds(
  written: string,
  wanted: readonly string[],
  value: string | readonly string[] | undefined,
  look: Look | null,
): boolean {
  const set = written.includes(':') ? written.slice(0, written.indexOf(':')) : '';
  const rest = set === '' ? written : written.slice(set.length + 1);
  const ifExists = rest.endsWith('IfExists');
  const operator = ifExists ? rest.slice(0, -'IfExists'.length) : rest;
  const isMissing = value === undefined || value.length === 0 ? value !== '' : false;
  if (operator === 'Null') {
    if (set !== '') return set === 'ForAllValues';
    return wanted.some((one) => one.toLowerCase() === (isMissing ? 'true' : 'false'));
  }
  const isNot = /Not/.test(operator);
  const test = (one: string) => {
    const verdicts = wanted.map((other) => compare(operator.replace('Not', ''), one, other, look));
    if (isNot) return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'no');
    return verdicts.includes('yes');
  };
  const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  if (set === 'ForAllValues') return values.every((one) => one === '') || values.every(test);
  if (set === 'ForAnyValue') return !values.every((one) => one === '') && values.some(test);
  if (isMissing) return ifExists || isNot;
  return typeof value === 'string' && test(value);
}

type Verdict = 'yes' | 'no' | 'not comparable';

const verdict = (is: boolean): Verdict => (is ? 'yes' : 'no');

/** One value against one, the Not left aside. */
function compare(operator: string, given: string, wanted: string, look: Look | null): Verdict {
  const literal = () => expression(wanted, look ?? (() => undefined), look !== null, false);
  if (operator === 'StringEquals') return verdict(new RegExp(`^${literal()}$`, 'su').test(given));
  if (operator === 'StringEqualsIgnoreCase') return verdict(new RegExp(`^${literal()}$`, 'siu').test(given));
  if (operator === 'StringLike') return verdict(meets(wanted, given, look));
  if (operator.startsWith('Arn')) {
    const [pattern, arn] = [six(wanted), six(given)];
    if (pattern.length < 6 || arn.length < 6) return 'not comparable';
    return verdict(pattern.every((part, at) => meets(part, arn[at] ?? '', look)));
  }
  if (operator === 'Bool') {
    const words = ['true', 'false'];
    const text = words.filter((word) => new RegExp(`^${literal()}$`, 'siu').test(word));
    if (text.length !== 1 || !words.includes(given.toLowerCase())) return 'not comparable';
    return verdict(text[0] === given.toLowerCase());
  }
  if (operator.endsWith('IpAddress')) return address(given, wanted);
  const date = operator.startsWith('Date');
  const [left, right] = date ? [day(given), day(wanted)] : [decimal(given), decimal(wanted)];
  if (Number.isNaN(left) || Number.isNaN(right)) return 'not comparable';
  const order = operator.replace(/^(Date|Numeric)/, '');
  return verdict(
    (order.includes('Equals') && left === right) ||
      (order.startsWith('LessThan') && left < right) ||
      (order.startsWith('GreaterThan') && left > right),
  );
}

function decimal(text: string): number {
  return text === '' || /[^\d.eE+-]/.test(text) ? Number.NaN : Number(text);
}

function day(text: string): number {
  if (/^\d{5,}$/.test(text)) return Number(text) * 1000;
  const read = /^(\d{4})(-\d\d)?(-\d\d)?(T.*)?$/i.exec(text);
  if (read === null || (read[4] !== undefined && read[3] === undefined)) return Number.NaN;
  const zone = /(z|[+-]\d\d(:?\d\d)?)$/i.exec(read[4] ?? '')?.[0] ?? '';
  const clock = (read[4] ?? '').slice(1, (read[4] ?? '').length - zone.length).split(':');
  if (read[4] !== undefined && !/^\d\d(:\d\d(:\d\d(\.\d+)?)?)?$/.test(clock.join(':'))) return Number.NaN;
  const [hours = 0, minutes = 0, seconds = 0] = clock.map(Number);
  if (hours > 23 || minutes > 59 || seconds >= 60) return Number.NaN;
  const month = Number((read[2] ?? '-01').slice(1));
  const date = Number((read[3] ?? '-01').slice(1));
  const moment = new Date(Date.UTC(2000, 0, 1));
  moment.setUTCFullYear(Number(read[1]), month - 1, date);
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== date) return Number.NaN;
  const offset = /^z?$/i.test(zone)
    ? 0
    : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.replace(':', '').slice(3) || 0));
  return moment.getTime() + Math.floor(((hours * 60 + minutes - offset) * 60 + seconds) * 1000 + 1e-6);
}

function address(given: string, wanted: string): Verdict {
  const [network = '', bits] = wanted.split('/');
  const version = isIP(network);
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (version === 0 || isIP(given) === 0 || !(prefix <= most) || wanted.split('/').length > 2)
    return 'not comparable';
  if (isIP(given) !== version) return 'no';
  const list = new BlockList();
  list.addSubnet(network, prefix, isIPv4(network) ? 'ipv4' : 'ipv6');
  return verdict(list.check(given, version === 4 ? 'ipv4' : 'ipv6'));
}
