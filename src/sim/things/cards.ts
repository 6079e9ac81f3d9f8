import type { LabTime } from '../base/time.js';
import type { Handlers, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { Done } from '../responses.js';
import type { FactorKind, PairedCards } from '../world/desk.js';
import { LAB_SOURCE, record } from '../world/history.js';
import type { Reason } from '../world/reasons.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import type { FactorRequest } from './requests.js';

/** What a card says, and which kind of proof it is. */
export interface CredentialCard {
  readonly id: string;
  readonly label: string;
  /** What it is, for who has never met one. */
  readonly about?: string;
  readonly kind: FactorKind;
  /** What to ask oneself, for who has chosen another kind. It does not say which one is right. */
  readonly nudge: string;
  /** Why it is that kind, in one sentence. */
  readonly because: string;
}

/** Eight things that people sign in with. */
export const CREDENTIAL_CARDS: readonly CredentialCard[] = [
  {
    id: 'password',
    label: 'a password',
    kind: 'know',
    nudge: 'Could you say it over the telephone?',
    because: 'It is in your head: a thing you know.',
  },
  {
    id: 'pin',
    label: 'a PIN',
    kind: 'know',
    nudge: 'Could you say it over the telephone?',
    because: 'It is in your head: a short password.',
  },
  {
    id: 'security-question',
    label: "your first pet's name",
    kind: 'know',
    nudge: 'Could somebody else give the same answer?',
    because: 'An answer is a thing you know, and often one that others know too.',
  },
  {
    id: 'phone-app',
    label: 'an app on your phone',
    kind: 'have',
    nudge: 'What is missing when you have left your bag at home?',
    because: 'You need the phone in your hand to use it: a thing you have.',
  },
  {
    id: 'security-key',
    label: 'a security key',
    about: 'a small piece of hardware that is plugged into the computer, and touched',
    kind: 'have',
    nudge: 'What is missing when you have left your bag at home?',
    because:
      'You need it in your hand, to plug it in and touch it: a thing you have. The touch does not say who touches.',
  },
  {
    id: 'fingerprint',
    label: 'a fingerprint',
    kind: 'are',
    nudge: 'Could you tell it to somebody, or leave it at home?',
    because: 'It is part of your body: a thing you are.',
  },
  {
    // Progress is kept by the id, which is that of the first card here.
    id: 'printed-key',
    label: 'one-time codes on paper',
    about: 'a list, as some banks send it: each code works once, then it is crossed out',
    kind: 'have',
    nudge: 'Could you say the next code by heart, without the list?',
    because: 'Nobody knows the next code by heart. It is the list that you hold: a thing you have.',
  },
  {
    id: 'access-key',
    label: 'an AWS access key',
    about: 'a name and a password for programs: two texts in a file, used again and again',
    kind: 'know',
    nudge: 'Is anything missing when somebody has copied the file?',
    because: 'It is a password for programs. Whoever has read it once has it for good: it counts as known.',
  },
];

/** A card by its id. Asking for one that is not there is a bug. */
export function cardById(id: string): CredentialCard {
  const card = CREDENTIAL_CARDS.find((candidate) => candidate.id === id);
  if (card === undefined) throw new Error(`No card ${id}`);
  return card;
}

/** How many factors two cards make: two, if they are of different kinds. */
export function factorCount(first: string, second: string): 1 | 2 {
  return cardById(first).kind === cardById(second).kind ? 1 : 2;
}

/** Putting a card into a tray, or two cards together. */
export const CARD_HANDLERS = {
  'sort-card': (world, request, { now }) => {
    const card = cardById(request.card);
    if (card.kind !== request.as) {
      return wrote(world, 'SortCard', now, { code: 'other-factor', card: card.id, as: request.as });
    }
    const sorted = { ...world.desk.sorted, [card.id]: card.kind };
    return wrote({ ...world, desk: { ...world.desk, sorted } }, 'SortCard', now, null);
  },
  'pair-cards': (world, { first, second, predicted }, { now }) => {
    if (first === second) return wrote(world, 'PairCards', now, { code: 'same-card-twice' });
    // What was said first counts: afterwards the answer is known.
    if (world.desk.pairs.some((pair) => isPairOf(pair, first, second))) {
      return wrote(world, 'PairCards', now, { code: 'pair-tried-before' });
    }
    const pairs = [...world.desk.pairs, { first, second, predicted }];
    const paired = { ...world, desk: { ...world.desk, pairs } };
    const isRight = factorCount(first, second) === predicted;
    return wrote(paired, 'PairCards', now, isRight ? null : { code: 'other-count', first, second });
  },
} satisfies Handlers<FactorRequest>;

function isPairOf(pair: PairedCards, first: string, second: string): boolean {
  return (pair.first === first && pair.second === second) || (pair.first === second && pair.second === first);
}

/** Notes in the history what was done at the desk. AWS has no part in it. */
export function wrote(world: World, eventName: string, at: LabTime, reason: Reason | null): Outcome<Done> {
  const refused = reason === null ? null : refusal(null, reason);
  const noted = record(world, {
    at,
    eventSource: LAB_SOURCE,
    eventName,
    actor: null,
    browser: world.activeBrowser,
    mfaAuthenticated: false,
    details: {},
    refusal: refused,
  });
  return refused === null ? done(noted) : failed(noted, refused);
}
