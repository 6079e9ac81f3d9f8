import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Xml } from '../../helpers/xml.js';
import { at } from '../../helpers/xml.js';
import type { Parameters } from './wire-lab.js';

// What the real AWS answered, as others recorded it, and what of an answer is otherwise.

const parameters = v.record(v.string(), v.string());

const fact = v.object({
  id: v.string(),
  as: v.optional(v.string(), 'omar'),
  setup: v.optional(v.array(parameters), []),
  setupAs: v.optional(v.string()),
  call: parameters,
  expect: v.object({
    status: v.number(),
    code: v.optional(v.string()),
    message: v.optional(v.string()),
    fields: v.optional(v.record(v.string(), v.unknown()), {}),
  }),
});

/** A call in its place among the others, and what came of it. */
export type Fact = v.InferOutput<typeof fact>;

/** All of them, in the order in which they were recorded. */
export function readFacts(): readonly Fact[] {
  const { facts } = v.parse(
    v.object({ facts: v.array(fact) }),
    JSON.parse(readFileSync(new URL('./aws-facts.json', import.meta.url), 'utf8')),
  );
  return facts;
}

/** Where something is called: the account that it is in, and the codes of its devices. */
export interface Place {
  readonly account: string;
  code(deviceName: string, steps: number): string;
}

/** `{account}` and `{code:DEVICE:STEPS}`. */
export function filled(text: string, { account, code }: Place): string {
  return text
    .replaceAll('{account}', account)
    .replace(/\{code:(\w+):(-?\d+)\}/g, (_all, device: string, steps: string) => code(device, Number(steps)));
}

/** The same for all parameters of a call. */
export function filledIn(given: Parameters, place: Place): Parameters {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, filled(value, place)]));
}

const listOf = (value: unknown) => v.parse(v.array(v.string()), value);

const where = v.object({
  list: v.string(),
  where: parameters,
  only: v.optional(v.array(v.string())),
  userOnly: v.optional(v.array(v.string())),
});

/** What of an answer is not as it was recorded. */
export function differences(xml: Xml, fields: Fact['expect']['fields'], place: Place): readonly string[] {
  return Object.entries(fields).flatMap(([name, wanted]): readonly string[] => {
    switch (name) {
      case 'present':
        return listOf(wanted).filter((path) => at(xml, path) === undefined);
      case 'absent':
        return listOf(wanted).filter((path) => at(xml, path) !== undefined);
      case 'length':
        return Object.entries(v.parse(v.record(v.string(), v.number()), wanted))
          .filter(([path, length]) => String(at(xml, path)).length !== length)
          .map(([path]) => path);
      case 'map':
        return Object.entries(v.parse(parameters, wanted))
          .filter(([key, value]) => at(xml, `SummaryMap.${key}`) !== value)
          .map(([key]) => key);
      case 'base64Starts':
        return Object.entries(v.parse(parameters, wanted))
          .filter(([path, text]) => !atob(String(at(xml, path))).startsWith(text))
          .map(([path]) => path);
      case 'urlDecoded':
        return Object.entries(v.parse(parameters, wanted))
          .filter(([path, text]) => decodeURIComponent(String(at(xml, path))) !== text)
          .map(([path]) => path);
      case 'has':
      case 'hasNot': {
        const { list, where: like, only, userOnly } = v.parse(where, wanted);
        const items = at(xml, list);
        const found = (Array.isArray(items) ? items : []).find((item: Xml) =>
          Object.entries(filledIn(like, place)).every(([member, value]) => at(item, member) === value),
        );
        if ((found !== undefined) !== (name === 'has')) return [name];
        const members = (value: Xml | undefined) => Object.keys(Object(value)).toSorted();
        return [
          ...(only === undefined || String(members(found)) === String(only.toSorted())
            ? []
            : [`${name} only`]),
          ...(userOnly === undefined ||
          String(members(at(found ?? '', 'User'))) === String(userOnly.toSorted())
            ? []
            : [`${name} userOnly`]),
        ];
      }
      default:
        return at(xml, name) === filled(v.parse(v.string(), wanted), place) ? [] : [name];
    }
  });
}
