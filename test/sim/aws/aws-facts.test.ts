import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Xml } from '../../helpers/xml.js';
import { at } from '../../helpers/xml.js';
import type { Answered, Parameters, WireLab } from './wire-lab.js';
import { openWireLab } from './wire-lab.js';

// What the real AWS answered, as others recorded it, against what this one answers: signed, and in the order in which it was
// recorded, because each call finds what the ones before have left.

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

type Fact = v.InferOutput<typeof fact>;

const { facts } = v.parse(
  v.object({ facts: v.array(fact) }),
  JSON.parse(readFileSync(new URL('./aws-facts.json', import.meta.url), 'utf8')),
);

const lab = openWireLab();

/** `{account}` and `{code:DEVICE:STEPS}`. */
function filled(text: string, { world, code }: WireLab): string {
  return text
    .replaceAll('{account}', world.account.id)
    .replace(/\{code:(\w+):(-?\d+)\}/g, (_all, device: string, steps: string) => code(device, Number(steps)));
}

const filledIn = (given: Parameters): Parameters =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, filled(value, lab)]));

async function replay({ as, setup, setupAs, call }: Fact): Promise<Answered> {
  for (const before of setup) {
    const answer = await lab.call(setupAs ?? 'omar', filledIn(before));
    expect([before, answer.status, answer.message]).toEqual([before, 200, null]);
  }
  return lab.call(as, filledIn(call));
}

const listOf = (value: unknown) => v.parse(v.array(v.string()), value);

const where = v.object({
  list: v.string(),
  where: parameters,
  only: v.optional(v.array(v.string())),
  userOnly: v.optional(v.array(v.string())),
});

/** What of an answer is not as it was recorded. */
function differences(xml: Xml, fields: Fact['expect']['fields']): readonly string[] {
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
          Object.entries(filledIn(like)).every(([member, value]) => at(item, member) === value),
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
        return at(xml, name) === filled(v.parse(v.string(), wanted), lab) ? [] : [name];
    }
  });
}

describe('what AWS was recorded to answer', () => {
  it('is there whole', () => {
    expect(facts.length).toBeGreaterThan(70);
  });

  it.each(facts)('$id', async (one) => {
    const answer = await replay(one);
    const { status, code, message, fields } = one.expect;

    expect(answer).toMatchObject({
      status,
      ...(code === undefined ? {} : { code }),
      ...(message === undefined ? {} : { message: filled(message, lab) }),
    });
    expect(differences(answer.xml, fields), answer.text).toEqual([]);
  });
});
