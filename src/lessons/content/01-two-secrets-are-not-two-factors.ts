import { CREDENTIAL_CARDS, cardById, factorCount } from '../../sim/things/cards.js';
import type { Move } from '../engine/lesson.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';
import { text } from '../words/rich-text.js';
import { KINDS } from './figures.js';
import { SOURCES } from './sources.js';

function sort(card: string, as: 'know' | 'have' | 'are'): Move {
  return () => ({ kind: 'sort-card', card, as });
}

function pair(first: string, second: string, predicted: 1 | 2): Move {
  return () => ({ kind: 'pair-cards', first, second, predicted });
}

/** The cards that the learner sorts; the first one is shown how. */
const OTHER_CARDS = CREDENTIAL_CARDS.filter(({ id }) => id !== 'password');

/** Lesson 1 of the curriculum. */
export const twoSecretsAreNotTwoFactors = lesson({
  id: 'two-secrets-are-not-two-factors',
  title: 'Two secrets are not two factors',
  objective: 'Sort what people sign in with into know, have and are, and say whether a pair counts as MFA.',
  minutes: 7,
  checkpoint: () => [],
  steps: () => [
    {
      kind: 'read',
      id: 'three-kinds-of-proof',
      title: 'Three kinds of proof',
      sources: [SOURCES.nistFactors, SOURCES.mfa],
      blocks: [
        text(
          'You have an AWS account, and a user in it who signs in with a password. This course is about what comes after the password, and why.',
        ),
        text('There are three kinds of proof that you are you:'),
        figure(KINDS),
        text(
          'Each kind is called a **factor**. **Multi-factor authentication (MFA)** asks for proofs of two different kinds. Think of a safe with a key and a number: a thief who has copied your number still needs the key.',
        ),
        text('The word that matters is "different". Two keys on one ring get lost together.'),
      ],
      more: [
        text(
          'Where the picture of the safe breaks: a phone that holds both the passwords and the codes is one thing to steal. They are still two kinds, but one theft may now get both. A locked phone helps.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'sort-the-cards',
      title: 'Eight cards, three trays',
      stage: 'cards',
      sources: [SOURCES.nistFactors],
      arrange: () => [sort('password', 'know')],
      prompt:
        'The first card is in its tray: a password is in your head, so you know it. Put the other seven where they belong: know, have, or are?',
      goals: [
        {
          id: 'all-sorted',
          text: 'all eight cards are in their trays',
          isMet: ({ world }) => CREDENTIAL_CARDS.every(({ id }) => world.desk.sorted[id] !== undefined),
        },
      ],
      hints: [
        'Ask what proves it: something you tell, a thing you hold, or your body.',
        'Tab goes from tray to tray, and Enter puts the card in. A wrong tray costs nothing: it asks you a question that helps.',
      ],
      solution: () => OTHER_CARDS.map(({ id, kind }) => sort(id, kind)),
      otherRoute: () => OTHER_CARDS.map(({ id, kind }) => sort(id, kind)).reverse(),
      temptations: [
        {
          name: 'the pet as a thing you are',
          moves: () => [sort('security-question', 'are')],
          reason: 'other-factor',
        },
        {
          name: 'the access key as a thing you have',
          moves: () => [sort('access-key', 'have')],
          reason: 'other-factor',
        },
      ],
      why: 'Each kind is stolen in its own way: what you tell can be overheard, a thing has to be taken, a body is hard to borrow. Press `e` for the reasons, card by card.',
      more: [
        text('Why each card is where it is:'),
        {
          kind: 'facts',
          rows: CREDENTIAL_CARDS.map(({ kind, label, because }) => [kind, `${label}. ${because}`]),
        },
        text(
          'Two of them are near the border. A list of codes is a thing, but a photograph of it is as good: keep it locked up. An access key is only text: whoever copies the file has it, and you miss nothing afterwards.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'build-sign-ins',
      title: 'One factor or two?',
      stage: 'pairs',
      sources: [SOURCES.nistFactors, SOURCES.measured],
      prompt:
        'Choose two cards: one factor or two? Try three pairs, and in one of them two things that you know.',
      goals: [
        {
          id: 'three-pairs',
          text: 'three different pairs tried',
          isMet: ({ world }) => world.desk.pairs.length >= 3,
        },
        {
          id: 'two-factors-foreseen',
          text: 'you were right at once about a pair that makes two',
          isMet: ({ world }) => foresaw(world.desk.pairs, 2),
        },
        {
          id: 'one-factor-foreseen',
          text: 'you were right at once about two things that you know',
          isMet: ({ world }) => foresaw(world.desk.pairs.filter(areBothKnown), 1),
        },
      ],
      hints: [
        'What counts is the tray: are the two from one tray, or from two?',
        'A password and a PIN make one factor: both are known. A password and an app on your phone make two.',
      ],
      solution: () => [
        pair('password', 'phone-app', 2),
        pair('fingerprint', 'security-key', 2),
        pair('password', 'security-question', 1),
      ],
      otherRoute: () => [
        pair('phone-app', 'security-key', 1),
        pair('pin', 'password', 1),
        pair('pin', 'fingerprint', 2),
      ],
      temptations: [
        {
          name: 'two secrets called two factors',
          moves: () => [pair('password', 'security-question', 2)],
          reason: 'other-count',
        },
        { name: 'one card twice', moves: () => [pair('password', 'password', 1)], reason: 'same-card-twice' },
        {
          name: 'the same pair once more, now that the answer is known',
          moves: () => [pair('password', 'pin', 2), pair('pin', 'password', 1)],
          reason: 'pair-tried-before',
        },
      ],
      why: 'A fake page that asks for one secret can ask for two, and both stay good. It can ask for a code, too. But a code works once, and the thief has to use it within about a minute: harder, not impossible.',
    },
    {
      kind: 'quiz',
      id: 'which-is-mfa',
      title: 'Check',
      question: 'Which of these is multi-factor authentication?',
      sources: [SOURCES.nistFactors, SOURCES.measured],
      options: [
        {
          id: 'a',
          text: "A password and your mother's maiden name",
          isRight: false,
          misconception: 'two-secrets-are-two-factors',
          explanation: 'Both are known. One fake page can ask for both, and both stay good.',
        },
        {
          id: 'b',
          text: 'A password and a code from your phone app',
          isRight: true,
          explanation:
            'One is known, the other shows that you have the phone. A fake page can ask for the code as well; but it works once, and for about a minute.',
        },
        {
          id: 'c',
          text: 'Your fingerprint and a scan of your face',
          isRight: false,
          misconception: 'two-of-a-kind',
          explanation: 'Both are part of your body: one kind.',
        },
        {
          id: 'd',
          text: 'Two passwords from two password managers',
          isRight: false,
          misconception: 'two-secrets-are-two-factors',
          explanation: 'Two passwords are two things you know, wherever they are kept.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.nistFactors],
      blocks: [
        text('**Two factors means two kinds. Two passwords are one kind.**'),
        text(
          'When you sign in to AWS in the browser, the password is the first factor. The second is what this course sets up.',
        ),
        text('Next: what one stolen password does when there is no second kind.'),
      ],
    },
  ],
});

/** Two things that somebody knows, which many take for two factors. */
function areBothKnown({ first, second }: { readonly first: string; readonly second: string }): boolean {
  return [first, second].every((id) => cardById(id).kind === 'know');
}

/** A pair that makes this many factors, and that the learner had foreseen. */
function foresaw(
  pairs: readonly { readonly first: string; readonly second: string; readonly predicted: 1 | 2 }[],
  factors: 1 | 2,
): boolean {
  return pairs.some(
    ({ first, second, predicted }) => predicted === factors && factorCount(first, second) === factors,
  );
}
