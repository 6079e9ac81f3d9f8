import ipaddr from 'ipaddr.js';

/** A number as a policy or a request has it; null for anything else. */
export function numberOf(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : null;
}

/** `true` or `false`, in any capitals; null for anything else. */
export function truthOf(text: string): boolean | null {
  const folded = text.toLowerCase();
  return folded === 'true' ? true : folded === 'false' ? false : null;
}

const ISO_DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(\.\d+)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/i;

/**
 * A W3C date of ISO 8601, or seconds since 1970, as milliseconds since 1970; null for anything else. Four digits are a
 * year, more are seconds. A time without a zone is taken as UTC: AWS takes it, and does not say as what.
 *
 * Source: IAM User Guide, "Condition operators", date condition operators.
 */
export function momentOf(text: string): number | null {
  if (/^\d{5,}$/.test(text)) return Number(text) * 1000;
  const read = ISO_DATE.exec(text);
  if (read === null) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = ''] = read;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}${zoneOf(read[8])}`;
  // biome-ignore lint/style/noRestrictedGlobals: it reads no clock.
  const moment = new Date(at).getTime();
  return Number.isNaN(moment) || Number(day) > daysIn(Number(year), Number(month)) ? null : moment;
}

/** `+02`, `+0200` and `+02:00` are the same. */
function zoneOf(zone = 'Z'): string {
  if (/^z$/i.test(zone)) return 'Z';
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

/** Engines take 30 February for 2 March. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A range of addresses: where it begins, and how many bits are the same in all of them. */
type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** An address as it is written everywhere: no hexadecimal or octal numbers, no parts left out. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text));
}

/** An address or a range in CIDR form; null for anything else. An address alone is a range of one. */
export function rangeOf(text: string): Range | null {
  const [begin = '', bits] = text.split('/');
  if (!isAddress(begin) || text.split('/').length > 2) return null;
  const address = ipaddr.parse(begin);
  const most = address.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return [address, most];
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? [address, Number(bits)] : null;
}

/** Whether an address is in a range; null where one of the two is none. */
export function isInRange(address: string, range: string): boolean | null {
  const wanted = rangeOf(range);
  if (!isAddress(address) || wanted === null) return null;
  const at = ipaddr.parse(address);
  return at.kind() === wanted[0].kind() && at.match(wanted);
}
