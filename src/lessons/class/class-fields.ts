import { lineProblem } from './class-texts.js';

/** Why a file cannot be used: thrown by the readers of its fields, and caught by who reads the whole. */
export class Refused extends Error {}

/** The fields of an object, by name. */
export type Fields = { readonly [name: string]: unknown };

/** An object, and neither a list nor null. */
export function objectIn(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

/** A field that has to be there is not. */
export function missing(name: string): never {
  throw new Refused(`"${name}" is missing.`);
}

/** A field that may be left out, or be null. */
export function optional<Value>(
  fields: Fields,
  name: string,
  take: (value: unknown) => Value | null,
  what: string,
  shown = name,
): Value | null {
  const value = Object.hasOwn(fields, name) ? fields[name] : null;
  if (value === null) return null;
  const taken = take(value);
  if (taken === null) throw new Refused(`"${shown}" must be ${what}.`);
  return taken;
}

/** A text, and nothing else. */
export const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** One line to be shown to people. */
export function lineIn(fields: Fields, name: string, shown = name, longest?: number): string | null {
  const line = optional(fields, name, asText, 'a text', shown);
  const problem = line === null ? null : lineProblem(line, longest);
  if (problem !== null) throw new Refused(`"${shown}" ${problem}.`);
  return line === null ? null : line.trim();
}

/** The first of the choices where none is given. */
export function pickIn<Choice extends string>(
  fields: Fields,
  name: string,
  choices: readonly [Choice, ...(readonly Choice[])],
): Choice {
  const pick = (value: unknown) => choices.find((choice) => choice === value) ?? null;
  return optional(fields, name, pick, `one of ${choices.join(', ')}`) ?? choices[0];
}

/** The names of fields that nobody knows. Whoever shows them spells out what cannot be seen in them. */
export function strangers(fields: Fields, known: readonly string[], where: string): readonly string[] {
  return Object.keys(fields)
    .filter((name) => !known.includes(name))
    .map((name) => `${where}${name}`.slice(0, 60));
}
