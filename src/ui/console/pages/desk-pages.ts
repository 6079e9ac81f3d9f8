import { facilitatorLines } from '../../../lessons/class/facilitator-lines.js';
import type { Stage } from '../../../lessons/engine/lesson.js';
import { strong } from '../../../lessons/words/rich-text.js';
import { CREDENTIAL_CARDS, cardById, factorCount } from '../../../sim/things/cards.js';
import { DEVICE_TYPES, deviceTypeById, PEOPLE } from '../../../sim/things/equipment.js';
import type { PairedCards } from '../../../sim/world/desk.js';
import type { PageRow } from './elements.js';
import { action, choice, field, line, primary, request, row, title } from './elements.js';
import type { PageSource } from './page-table.js';
import { toolsOf } from './step-of.js';

/** The desk: what a task works at that is not the console. */
export function deskRows(source: PageSource, stage: Exclude<Stage, 'console' | 'terminal'>): PageRow[] {
  switch (stage) {
    case 'cards':
      return cards(source);
    case 'pairs':
      return pairs(source);
    case 'equipment':
      return equipment(source);
    case 'plan':
      return planForm(source);
  }
}

const TRAYS = [
  ['know', 'what I know'],
  ['have', 'what I have'],
  ['are', 'what I am'],
] as const;

/** One card at a time, and three trays. */
function cards({ session }: PageSource): PageRow[] {
  const { sorted } = session.world.desk;
  const next = CREDENTIAL_CARDS.find(({ id }) => sorted[id] === undefined);
  const trays = TRAYS.map(([kind, name]) => {
    const inside = CREDENTIAL_CARDS.filter(({ id }) => sorted[id] === kind);
    return { name, inside: inside.map(({ label }) => label) };
  });
  if (next === undefined) return [title('All cards are in their trays'), { kind: 'trays', trays }];
  const about = next.about === undefined ? {} : { about: next.about };
  const place = `Card ${Object.keys(sorted).length + 1} of ${CREDENTIAL_CARDS.length}`;
  return [
    { kind: 'card', title: place, name: next.label, ...about },
    row(
      TRAYS.map(([kind, name]) =>
        request(`tray-${kind}`, name, { kind: 'sort-card', card: next.id, as: kind }, 'button'),
      ),
      { words: 'Put it with' },
    ),
    { kind: 'air' },
    { kind: 'trays', trays },
  ];
}

/** The most pairs shown; the newest win. */
const SHOWN_PAIRS = 3;

const FACTORS = { 1: 'one factor', 2: 'two factors' } as const;

/** Two cards to put together, and a prediction. */
function pairs({ session, fields }: PageSource): PageRow[] {
  const picked = (field: 'card-1' | 'card-2') =>
    CREDENTIAL_CARDS.map(({ id, label }) =>
      choice(`${field}-${id}`, label, fields[field] === id, {
        kind: 'set-draft',
        field,
        value: id,
      }),
    );
  return [
    {
      kind: 'groups',
      groups: [
        { name: 'first', choices: picked('card-1') },
        { name: 'second', choices: picked('card-2') },
      ],
    },
    row(
      [
        action('predict-1', FACTORS[1], { kind: 'predict', factors: 1 }),
        action('predict-2', FACTORS[2], { kind: 'predict', factors: 2 }),
      ],
      { words: 'I say it is' },
    ),
    // The newest is nearest to what was pressed, where a small window shows it first.
    ...session.world.desk.pairs.slice(-SHOWN_PAIRS).toReversed().map(triedPair),
  ];
}

/** What two cards make, and whether the learner had said so. */
function triedPair({ first, second, predicted }: PairedCards): PageRow {
  const count = factorCount(first, second);
  const said = count === predicted ? 'as you said' : `you said ${predicted === 1 ? 'one' : 'two'}`;
  const cards = `${cardById(first).label} + ${cardById(second).label}`;
  return line(
    [`tried: ${cards}: `, strong(FACTORS[count]), `, ${said}`],
    count === predicted ? 'ok' : 'problem',
  );
}

/** The people who have nothing yet, one at a time, and what there is. */
function equipment({ session }: PageSource): PageRow[] {
  const { equipped } = session.world.desk;
  // What comes of a text message is a question of its own.
  const isAboutSms = toolsOf(session).includes('text-message');
  const types = DEVICE_TYPES.filter(({ id }) => id !== 'sms' || isAboutSms);
  // Rosa asks for it: an Enter too many must not move on to somebody else.
  const next = PEOPLE.find(({ id }) => isAboutSms || equipped[id] === undefined);
  const done = PEOPLE.filter(({ id }) => equipped[id] !== undefined).map(({ id, name }) =>
    line([strong(`${name}: `), deviceTypeById(equipped[id] ?? '').label], 'muted'),
  );
  if (next === undefined) return [title('Everybody has a device'), ...done];
  return [
    { kind: 'card', title: '', name: `${next.name} ${next.situation}.` },
    ...types.map(({ id, label }) =>
      row([request(`equip-${id}`, label, { kind: 'equip', person: next.id, device: id }, 'button')]),
    ),
    ...done,
  ];
}

/** A few lines to fill in for the bad day. */
function planForm({ fields, joined }: PageSource): PageRow[] {
  const known = joined == null ? null : facilitatorLines(joined).administrator;
  return [
    title('My plan for the day the phone is gone'),
    field('plan-administrator', 'My administrator', fields['plan-administrator']),
    ...(known === null ? [] : [line([known], 'muted')]),
    field('plan-identity-check', 'Knows it is me by', fields['plan-identity-check']),
    field('plan-second-device', 'My second device', fields['plan-second-device']),
    field('plan-root-contact', 'Reads root mail', fields['plan-root-contact']),
    field('plan-root-telephone', "Root's telephone", fields['plan-root-telephone']),
    row([primary('submit-plan', 'Write the plan', { kind: 'submit-plan' })]),
    line(['No password and no secret key goes in here. A name, a place or "find out" is enough.'], 'muted'),
    line(["Is root's telephone the phone you may lose? Then both are gone at once: name another."], 'muted'),
    line(["Nobody else in the account? Keep a second device, and root's keys, in a safe place."], 'muted'),
  ];
}
