import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../src/lessons/catalog.js';
import type { Choice, Move, Moves, Step } from '../../src/lessons/engine/lesson.js';
import { play } from '../../src/lessons/engine/moves/moves.js';
import type { RequestKind } from '../../src/sim/requests.js';
import { fakeContext } from '../helpers/fake-ports.js';
import { atStep, metIn } from './at-step.js';

/** What a lesson is for, as something that the learner does: without these requests the goal stays open. */
interface Deed {
  readonly step: string;
  readonly goal: string;
  readonly by: readonly RequestKind[];
  /** Of the commands of a terminal only those that look like this. */
  readonly like?: RegExp;
}

const OBJECTIVES: Readonly<Record<string, readonly Deed[]>> = {
  // Sort what people sign in with, and say whether a pair counts.
  'two-secrets-are-not-two-factors': [
    { step: 'sort-the-cards', goal: 'all-sorted', by: ['sort-card'] },
    { step: 'build-sign-ins', goal: 'two-factors-foreseen', by: ['pair-cards'] },
    { step: 'build-sign-ins', goal: 'one-factor-foreseen', by: ['pair-cards'] },
  ],
  // Say what a stolen password opens with and without MFA, and get a thief out again.
  'the-night-a-password-leaks': [
    { step: 'play-the-thief', goal: 'thief-signed-in', by: ['sign-in-as-user'] },
    { step: 'play-the-thief', goal: 'servers-run', by: ['launch-servers'] },
    { step: 'clean-up', goal: 'password-changed', by: ['submit-change-password'] },
    { step: 'thief-still-in', goal: 'tried-again', by: ['launch-servers'] },
    { step: 'end-the-sessions', goal: 'older-sessions-denied', by: ['deny-older-sessions'] },
    { step: 'end-the-sessions', goal: 'no-way-back', by: ['delete-access-key'] },
    { step: 'same-night-with-mfa', goal: 'stopped-at-the-code', by: ['sign-in-as-user'] },
  ],
  // Choose a type for a person, and say why SMS is not on the list.
  'choose-a-device': [
    { step: 'equip-four-people', goal: 'all-equipped', by: ['equip'] },
    { step: 'try-sms', goal: 'sms-refused', by: ['equip'] },
  ],
  // Tell root from an IAM user, and reach one's own Security credentials.
  'sign-in-as-the-right-person': [
    { step: 'leave-root', goal: 'root-signed-out', by: ['sign-out'] },
    { step: 'email-as-user-name', goal: 'email-tried', by: ['sign-in-as-user'] },
    { step: 'sign-in-as-alice', goal: 'alice-signed-in', by: ['sign-in-as-user'] },
    { step: 'try-the-users-list', goal: 'list-users-refused', by: ['open-page'] },
    { step: 'own-security-credentials', goal: 'on-security-credentials', by: ['open-page'] },
  ],
  // Put a device on a phone, and say what the QR code carries.
  'link-the-phone': [
    { step: 'name-the-device', goal: 'device-made', by: ['submit-device-name'] },
    { step: 'scan', goal: 'secret-on-phone', by: ['phone-scan'] },
    { step: 'airplane-mode', goal: 'codes-without-network', by: ['phone-airplane-mode'] },
    { step: 'two-phones', goal: 'photographed', by: ['photograph-screen'] },
    { step: 'two-phones', goal: 'new-secret', by: ['submit-device-name'] },
  ],
  // Finish enrolment, and say what the second code proves.
  'two-consecutive-codes': [
    { step: 'same-code-twice', goal: 'same-code-refused', by: ['submit-set-up-codes'] },
    { step: 'skip-a-code', goal: 'gap-refused', by: ['submit-set-up-codes'] },
    { step: 'two-in-a-row', goal: 'device-assigned', by: ['submit-set-up-codes'] },
  ],
  // Sign in with MFA, and say what happens to a code that is used twice.
  'sign-in-with-a-code': [
    { step: 'sign-in-with-code', goal: 'signed-in-with-mfa', by: ['submit-mfa-code'] },
    { step: 'use-it-again', goal: 'reuse-refused', by: ['submit-mfa-code'] },
    { step: 'the-next-one', goal: 'newer-code-accepted', by: ['submit-mfa-code'] },
  ],
  // Find out by how much a clock is off, and choose between setting it and resynchronising.
  'the-phones-clock-is-wrong': [
    { step: 'measure', goal: 'measured', by: ['measure-clock'] },
    { step: 'two-phones', goal: 'own-cured', by: ['phone-set-clock'] },
    { step: 'two-phones', goal: 'work-cured', by: ['submit-resync-codes'] },
    { step: 'clock-corrected', goal: 'right-code-tried', by: ['submit-mfa-code'] },
  ],
  // Get a user back in, keep the time without protection short, and leave with a plan.
  'the-phone-is-gone': [
    { step: 'omars-telephone', goal: 'call-settled', by: ['answer-caller'] },
    { step: 'administrator-removes', goal: 'password-reset', by: ['submit-reset-password'] },
    { step: 'administrator-removes', goal: 'device-removed', by: ['confirm-remove'] },
    { step: 'enrol-again', goal: 'new-device', by: ['submit-set-up-codes'] },
    { step: 'second-device', goal: 'two-devices', by: ['touch-security-key'] },
    { step: 'use-the-second', goal: 'signed-in-with-second', by: ['touch-security-key'] },
    { step: 'stolen', goal: 'password-changed', by: ['submit-change-password'] },
    { step: 'root-recovery', goal: 'root-is-in', by: ['key-in-number'] },
    { step: 'write-the-plan', goal: 'plan-written', by: ['write-plan'] },
  ],
  // Say why a typed code can be passed on and a security key cannot, and end a copied session.
  'the-relay': [
    { step: 'relay-a-code', goal: 'typed-all', by: ['relay-code'] },
    { step: 'relay-a-code', goal: 'looked', by: ['open-window'] },
    { step: 'relay-a-key', goal: 'key-touched', by: ['relay-password'] },
    { step: 'relay-a-key', goal: 'alice-in', by: ['touch-security-key'] },
    { step: 'the-weaker-door', goal: 'thief-in', by: ['choose-mfa-device'] },
    { step: 'copied-session', goal: 'servers-tried', by: ['launch-servers'] },
    { step: 'revoke-it', goal: 'session-denied', by: ['deny-older-sessions'] },
    { step: 'revoke-it', goal: 'tried-again', by: ['deny-older-sessions'] },
  ],
  // Read and repair a rule that lets nobody work without MFA, and still lets people set it up.
  'make-mfa-the-rule': [
    { step: 'the-old-key', goal: 'script-ran', by: ['s3'] },
    { step: 'a-rule-from-the-web', goal: 'rule-saved', by: ['save-policy'] },
    { step: 'catch-the-key', goal: 'work-needs-mfa', by: ['edit-policy'] },
    { step: 'let-people-enrol', goal: 'enrolment-open', by: ['edit-policy'] },
    { step: 'devices-of-others', goal: 'others-closed', by: ['edit-policy'] },
  ],
  // Get temporary credentials with a code, use them, and say why the plain key is refused.
  'mfa-on-the-command-line': [
    { step: 'the-plain-key', goal: 'asked-with-the-key', by: ['run-command'], like: /s3 ls/ },
    { step: 'which-arn', goal: 'own-arn-tried', by: ['run-command'], like: /:user\// },
    { step: 'which-arn', goal: 'session-made', by: ['run-command'], like: /--token-code/ },
    { step: 'the-same-code', goal: 'same-code-sent', by: ['run-command'], like: /--token-code/ },
    { step: 'three-values', goal: 'listed-with-mfa', by: ['run-command'], like: /SESSION_TOKEN=/ },
    { step: 'the-next-morning', goal: 'back-at-work', by: ['run-command'], like: /unset/ },
    { step: 'the-next-morning', goal: 'back-at-work', by: ['run-command'], like: /--token-code/ },
    { step: 'a-profile-that-asks', goal: 'listed-as-role', by: ['run-command'], like: /^\d{6}$/ },
  ],
};

/** The moves without the requests of these kinds, and how many they were. */
function without(moves: readonly Move[], kinds: readonly RequestKind[], like = /./) {
  let left = 0;
  const rest = moves.map((move): Move => {
    if (move === 'wait-for-next-code') return move;
    return (world, now) => {
      const request = move(world, now);
      if (request === null || !kinds.includes(request.kind)) return request;
      if (request.kind === 'run-command' && !like.test(request.line)) return request;
      left += 1;
      return null;
    };
  });
  return { rest, leftOut: () => left };
}

describe('what a lesson is for', () => {
  it('is named for every lesson', () => {
    expect(Object.keys(OBJECTIVES)).toEqual(LESSONS.map(({ id }) => id));
  });

  describe.each(
    Object.entries(OBJECTIVES).flatMap(([lesson, deeds]) => deeds.map((deed) => ({ lesson, ...deed }))),
  )('$lesson, $step: $goal', ({ lesson, step, goal, by, like }) => {
    const { session, step: task } = atStep(lesson, step);
    const metAfter = (moves: readonly Move[]) =>
      metIn({ session, step: task }, play(session.world, moves, fakeContext()).world).includes(goal);
    const ways: readonly Moves[] = [
      task.solution,
      ...(task.otherRoute === undefined ? [] : [task.otherRoute]),
    ];

    it('is not so at the beginning, and is so once the task is done', () => {
      expect(metIn({ session, step: task }, session.world)).not.toContain(goal);
      for (const way of ways) expect(metAfter(way(session.world))).toBe(true);
    });

    it(`is not so when all is done but this: ${by.join(', ')}`, () => {
      const { rest, leftOut } = without(task.solution(session.world), by, like);

      expect(metAfter(rest)).toBe(false);
      expect(leftOut()).toBeGreaterThan(0);
    });
  });
});

/** What many people believe, where the learner meets it as an answer to choose, and where the lab says how it is. */
interface Misconception {
  readonly lesson: string;
  readonly belief: string;
  /** The answer, by a piece of it, of a question or of a prediction of this step. */
  readonly asked: { readonly step: string; readonly answer: RegExp };
  readonly told: { readonly step: string; readonly text: RegExp };
}

const MISCONCEPTIONS: readonly Misconception[] = [
  {
    lesson: 'two-secrets-are-not-two-factors',
    belief: 'two things that I know are MFA',
    asked: { step: 'which-is-mfa', answer: /maiden name/ },
    told: { step: 'which-is-mfa', text: /One fake page can ask for both/ },
  },
  {
    lesson: 'the-night-a-password-leaks',
    belief: 'my account is too small to be worth it',
    asked: { step: 'play-the-thief', answer: /nothing to take/ },
    told: { step: 'play-the-thief', text: /small accounts are worth the trouble/ },
  },
  {
    lesson: 'choose-a-device',
    belief: 'any second step is as good as another',
    asked: { step: 'try-sms', answer: /as her only device/ },
    told: { step: 'try-sms', text: /has ended that/ },
  },
  {
    lesson: 'choose-a-device',
    belief: 'the touch makes a key strong',
    asked: { step: 'why-keys-are-strong', answer: /ever touch it/ },
    told: { step: 'why-keys-are-strong', text: /The touch shows that somebody is there/ },
  },
  {
    lesson: 'sign-in-as-the-right-person',
    belief: 'MFA of root covers the users',
    asked: { step: 'whose-mfa', answer: /account's root user/ },
    told: { step: 'whose-mfa', text: /Everybody has their own MFA/ },
  },
  {
    lesson: 'link-the-phone',
    belief: 'AWS sends the code',
    asked: { step: 'who-makes-the-codes', answer: /AWS sends/ },
    told: { step: 'who-makes-the-codes', text: /Nothing is sent/ },
  },
  {
    lesson: 'link-the-phone',
    belief: 'the QR code is a link',
    asked: { step: 'who-makes-the-codes', answer: /link/ },
    told: { step: 'who-makes-the-codes', text: /no web address in it/ },
  },
  {
    lesson: 'two-consecutive-codes',
    belief: 'the second code is a longer password',
    asked: { step: 'why-two-codes', answer: /Twelve digits/ },
    told: { step: 'why-two-codes', text: /guessing is not/i },
  },
  {
    lesson: 'two-consecutive-codes',
    belief: 'any two right codes will do',
    asked: { step: 'skip-a-code', answer: /both codes are right/ },
    told: { step: 'skip-a-code', text: /with a gap there is no such pair/ },
  },
  {
    lesson: 'sign-in-with-a-code',
    belief: 'a code is good for anyone until it changes',
    asked: { step: 'use-it-again', answer: /lets them in, because/ },
    told: { step: 'use-it-again', text: /A code works once/ },
  },
  {
    lesson: 'the-phones-clock-is-wrong',
    belief: 'more tries will help',
    asked: { step: 'refused-twice', answer: /takes the next one/ },
    told: { step: 'refused-twice', text: /More tries do not help/ },
  },
  {
    lesson: 'the-phones-clock-is-wrong',
    belief: 'the secret is broken: set it up again',
    asked: { step: 'flew-home', answer: /set it up again/ },
    told: { step: 'flew-home', text: /The secret is fine/ },
  },
  {
    lesson: 'link-the-phone',
    belief: 'the app needs the internet',
    asked: { step: 'airplane-mode', answer: /until it has a network/ },
    told: { step: 'airplane-mode', text: /AWS sends no code/ },
  },
  {
    lesson: 'the-phone-is-gone',
    belief: 'the app, installed again, brings the codes back',
    asked: { step: 'locked-out', answer: /installed again/ },
    told: { step: 'three-ways-back', text: /Installing the app again/ },
  },
  {
    lesson: 'the-phone-is-gone',
    belief: 'AWS Support resets the MFA of IAM users',
    asked: { step: 'locked-out', answer: /AWS Support/ },
    told: { step: 'three-ways-back', text: /they look after root/ },
  },
  {
    lesson: 'the-phone-is-gone',
    belief: 'I can remove my MFA myself',
    asked: { step: 'locked-out', answer: /remove the device/ },
    told: { step: 'locked-out', text: /she cannot fix this herself/ },
  },
  {
    lesson: 'the-relay',
    belief: 'MFA makes phishing impossible',
    asked: { step: 'relay-a-code', answer: /the digits come too late/ },
    told: { step: 'relay-a-code', text: /do not say on which page they were typed/ },
  },
  {
    lesson: 'the-relay',
    belief: 'the touch protects me',
    asked: { step: 'why-the-thief-is-stuck', answer: /known to the key/ },
    told: { step: 'why-the-thief-is-stuck', text: /tells no finger from another/ },
  },
  {
    lesson: 'the-relay',
    belief: 'the padlock protects me',
    asked: { step: 'why-the-thief-is-stuck', answer: /have a padlock/ },
    told: { step: 'why-the-thief-is-stuck', text: /whoever owns a name gets a certificate/ },
  },
  {
    lesson: 'the-relay',
    belief: 'after a sign-in with a key nothing can happen',
    asked: { step: 'copied-session', answer: /a touch of the key/ },
    told: { step: 'copied-session', text: /MFA is asked for at sign-in\. What it leaves/ },
  },
  {
    lesson: 'make-mfa-the-rule',
    belief: 'who has a device needs it for everything',
    asked: { step: 'the-old-key', answer: /a code from her phone/ },
    told: { step: 'the-old-key', text: /a device on the user is not yet a rule/ },
  },
  {
    lesson: 'mfa-on-the-command-line',
    belief: 'the CLI asks for my code by itself',
    asked: { step: 'the-plain-key', answer: /asks her for a code/ },
    told: { step: 'the-plain-key', text: /nobody is asked for a code/ },
  },
  {
    lesson: 'mfa-on-the-command-line',
    belief: 'my security key works there, too',
    asked: { step: 'only-a-security-key', answer: /Touches it/ },
    told: { step: 'only-a-security-key', text: /six digits, and nothing else/ },
  },
];

/** Every string that a step shows before anything is done in it. */
function shownBefore(step: Step): readonly string[] {
  return [
    step.title,
    ...(step.kind === 'task' ? [step.prompt] : step.kind === 'quiz' ? [step.question] : []),
  ];
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

function answersOf(step: Step): readonly Choice[] {
  switch (step.kind) {
    case 'read':
      return [];
    case 'quiz':
      return step.options;
    case 'task':
      return (step.predictions ?? []).flatMap(({ options }) => options);
  }
}

describe('what many people believe', () => {
  const course = LESSONS.flatMap((lesson) => lesson.steps.map((step) => ({ lesson: lesson.id, step })));
  const placeOf = (lesson: string, id: string) =>
    course.findIndex((place) => place.lesson === lesson && place.step.id === id);

  it('is asked in every lesson', () => {
    expect(new Set(MISCONCEPTIONS.map(({ lesson }) => lesson))).toEqual(new Set(LESSONS.map(({ id }) => id)));
  });

  it.each(MISCONCEPTIONS)(
    '"$belief" is an answer that the learner may choose, and a wrong one',
    ({ lesson, asked }) => {
      const step = course[placeOf(lesson, asked.step)]?.step;
      const chosen = (step === undefined ? [] : answersOf(step)).filter(({ text }) =>
        asked.answer.test(text),
      );

      expect(chosen).toHaveLength(1);
      expect(chosen[0]?.isRight).toBe(false);
    },
  );

  it.each(MISCONCEPTIONS)(
    '"$belief" is answered after it was asked, and not before',
    ({ lesson, asked, told }) => {
      const at = placeOf(lesson, asked.step);
      const answered = placeOf(lesson, told.step);

      expect(answered).toBeGreaterThanOrEqual(at);
      expect(strings(course[answered]?.step).some((text) => told.text.test(text))).toBe(true);
      const before = course.slice(0, at).flatMap(({ step }) => strings(step));
      const here = course.slice(at, at + 1).flatMap(({ step }) => shownBefore(step));
      expect([...before, ...here].filter((text) => told.text.test(text))).toEqual([]);
    },
  );
});
