import { MFA_PRESENT, OWN_USER } from '../../sim/world/policies.js';
import { newWorldBeforeTheRule, OWN_DEVICES, RULE_NAME } from '../../sim/world/rule-world.js';
import type { GoalView } from '../engine/lesson.js';
import { makeKeyForAlice } from '../engine/moves/access-moves.js';
import { hoursPass } from '../engine/moves/clock-moves.js';
import {
  closePrivateWindow,
  openBookmark,
  signOut,
  submitPassword,
  submitUnusedCode,
} from '../engine/moves/moves.js';
import {
  administratorsWindow,
  alicesWindow,
  omarWithMfa,
  openAlice,
  submitAdministratorsPassword,
} from '../engine/moves/people-moves.js';
import {
  editPolicy,
  openPolicy,
  runScript,
  savePolicy,
  writePolicyText,
} from '../engine/moves/policy-moves.js';
import type { Want } from '../engine/policy-goals.js';
import { hasAll, tableGoal } from '../engine/policy-goals.js';
import { scriptRuns } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';
import { list, text } from '../words/rich-text.js';
import { signInWithACode } from './07-sign-in-with-a-code.js';
import { TRUE_FALSE_NOTHING } from './figures.js';
import { SOURCES } from './sources.js';

/** What it takes to set MFA up, and to use it on the command line. */
const NEEDED_TO_ENROL = [
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ResyncMFADevice',
];

const takeBoolIfExists = editPolicy({
  kind: 'set-condition',
  statement: 0,
  operator: 'BoolIfExists',
  key: MFA_PRESENT,
  value: 'false',
});

const takeNull = editPolicy({
  kind: 'set-condition',
  statement: 0,
  operator: 'Null',
  key: MFA_PRESENT,
  value: 'true',
});

const addAction = (pattern: string) =>
  editPolicy({ kind: 'add-pattern', statement: 0, part: 'actions', pattern });
const removeAction = (pattern: string) =>
  editPolicy({ kind: 'remove-pattern', statement: 0, part: 'actions', pattern });
const addResource = (pattern: string) =>
  editPolicy({ kind: 'add-pattern', statement: 0, part: 'resources', pattern });
const removeResource = (pattern: string) =>
  editPolicy({ kind: 'remove-pattern', statement: 0, part: 'resources', pattern });
const allBut = editPolicy({ kind: 'set-not', statement: 0, part: 'actions', isNot: true });

const WORK_WITH_MFA: readonly Want[] = [
  ['accessKey', 'work', false],
  ['consoleWithoutMfa', 'work', false],
  ['consoleWithMfa', 'work', true],
];

/** The rule is among alice's policies, and stops somebody. */
const RULE_STOPS: readonly Want[] = [['consoleWithoutMfa', 'work', false]];

const isWorkOnlyWithMfa = (view: GoalView) => hasAll(view, WORK_WITH_MFA);

function ranScript(view: GoalView, isGranted: boolean): boolean {
  return scriptRuns(view).some(({ error }) => (error === null) === isGranted);
}

/** Lesson 11 of the curriculum. */
export const makeMfaTheRule = lesson({
  id: 'make-mfa-the-rule',
  title: 'Make MFA the rule',
  objective: 'Read and repair a rule that lets nobody work without MFA, and still lets people set it up.',
  minutes: 14,
  newWorld: newWorldBeforeTheRule,
  lendsPhone: true,
  opensDoor: true,
  checkpoint: (world) => [
    administratorsWindow,
    submitAdministratorsPassword,
    makeKeyForAlice,
    signOut,
    alicesWindow,
    ...signInWithACode.checkpoint(world),
    hoursPass,
    signOut,
    openBookmark,
    submitPassword,
    submitUnusedCode,
  ],
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-who-gets-in',
      title: 'Before we start',
      recalls: 'sign-in-with-a-code',
      question:
        "A script gets a session with alice's code. Ten seconds later alice types the very same code in the console. Who gets in?",
      sources: [SOURCES.rfc6238Reuse, SOURCES.measured],
      options: [
        {
          id: 'a',
          text: 'Both of them: it is her own code',
          isRight: false,
          misconception: 'code-good-until-it-changes',
          explanation: 'AWS does not ask whose hand typed it. A code is taken once.',
        },
        {
          id: 'b',
          text: 'The script alone: it came first',
          isRight: true,
          explanation: 'One code, one proof. alice waits for the next one, half a minute at most.',
        },
        {
          id: 'c',
          text: 'alice alone: a script has no phone',
          isRight: false,
          misconception: 'scripts-cannot-use-codes',
          explanation: 'A script can send six digits as well as a page can.',
        },
      ],
    },
    {
      kind: 'task',
      id: 'the-old-key',
      title: 'The key from before',
      sources: [SOURCES.conditionKeys, SOURCES.mfaApi],
      tools: ['script'],
      arrange: () => [closePrivateWindow],
      prompt:
        'alice signs in with MFA now. Her backup script has an access key from before that. Run the script, beside the console, and see what AWS answers.',
      predictions: [
        {
          question: 'alice has MFA. Her old script asks AWS for the list of her buckets. What does AWS do?',
          options: [
            { id: 'a', text: 'it wants a code from her phone too', isRight: false },
            { id: 'b', text: 'it gives the list, as it always did', isRight: true },
            { id: 'c', text: 'it refuses keys from before the MFA', isRight: false },
          ],
        },
      ],
      goals: [
        { id: 'script-ran', text: 'the script has asked AWS', isMet: (view) => scriptRuns(view).length > 0 },
      ],
      hints: [
        'The script stands beside the console, above the phone.',
        '`Run the backup script`, beside the console.',
      ],
      solution: () => [runScript],
      temptations: [
        {
          name: 'writing a rule as alice',
          moves: () => [openPolicy(RULE_NAME)],
          reason: 'not-allowed',
        },
      ],
      why: 'MFA is asked for at sign-in, and a script does not sign in: it signs every request with its key. So a device on the user is not yet a rule.',
      more: [
        text(
          'The list of buckets is one call of Amazon S3. The bucket and what is in it are made up; the key, the policies and the decision are worked out.',
        ),
      ],
    },
    {
      kind: 'read',
      id: 'how-a-rule-is-written',
      title: 'How a rule is written',
      sources: [SOURCES.evaluation, SOURCES.conditionKeys],
      blocks: [
        text(
          'What somebody may do in AWS is written in documents, the **policies**. Each statement in one says `Allow` or `Deny`, for which **actions**, on which **resources**, and sometimes under which **condition**.',
        ),
        list(
          'no statement fits: **denied**',
          'an Allow fits: **allowed**',
          'a Deny fits: **denied**, whatever else allows it',
        ),
        text(
          'A request can carry a value of the name `aws:MultiFactorAuthPresent`. A rule about MFA is a Deny with a condition on that value, and no Allow overrules it:',
        ),
        {
          kind: 'facts',
          rows: [
            ['Deny', 'every action'],
            ['if', 'Bool aws:MultiFactorAuthPresent is false'],
          ],
        },
      ],
    },
    {
      kind: 'task',
      id: 'a-rule-from-the-web',
      title: 'A rule from the web',
      sources: [SOURCES.conditionKeys],
      tools: ['script'],
      arrange: () => [...omarWithMfa],
      prompt:
        'You are omar now, the administrator, with MFA, and have found a rule on the web: deny everything, if `Bool` finds `aws:MultiFactorAuthPresent` to be `false`. Give it to alice as an inline policy, one of her own (it is filled in for you), and run her script again.',
      predictions: [
        {
          question:
            'The rule of the page before is put on alice. Two ask for her buckets: a browser that signed in without MFA, and her script with its key. Whom does it stop?',
          shownBy: 'It stops',
          options: [
            { id: 'a', text: 'the browser as well as the script', isRight: false },
            { id: 'b', text: 'the browser alone, not the script', isRight: true },
            { id: 'c', text: 'the script alone, not the browser', isRight: false },
          ],
        },
      ],
      goals: [
        tableGoal('rule-saved', 'the rule is saved', RULE_STOPS),
        {
          id: 'script-under-the-rule',
          text: 'the script was run under it',
          isMet: (view) => hasAll(view, RULE_STOPS) && scriptRuns(view).length > 0,
        },
      ],
      hints: [
        'The policies of a user are under the permissions of the user.',
        '`IAM`, `Users`, `alice`, `Permissions`, `Create inline policy`, `Save changes`; then `Run the backup script`, beside the console.',
      ],
      solution: () => [openAlice, openPolicy(RULE_NAME), savePolicy, runScript],
      temptations: [
        {
          name: 'a document with a slip in it',
          moves: () => [openAlice, openPolicy(RULE_NAME), writePolicyText('{ "Version": '), savePolicy],
          reason: 'malformed-policy',
        },
      ],
      why: 'A request with an access key says nothing about MFA: not "false", but nothing. `Bool` has no value to compare, the condition is not met, and nothing is denied.',
    },
    {
      kind: 'read',
      id: 'true-false-nothing',
      title: 'True, false, nothing',
      sources: [SOURCES.conditionKeys, SOURCES.conditionOperators],
      blocks: [
        text(
          'The value of `aws:MultiFactorAuthPresent` depends on what a request comes with: a session that began with a code, a passkey or a security key; one that began with a password alone; or the access key of a user, which lasts until somebody deletes it. The rule from the web stops one of the three:',
        ),
        figure(TRUE_FALSE_NOTHING),
        text('Three operators read that value, each in its own way:'),
        list(
          '`Bool`: is the value there, and is it this one?',
          '`BoolIfExists`: is it this one, or is there none?',
          '`Null` with `true`: is there no value at all?',
        ),
      ],
      more: [
        text(
          'In an Allow the same operators do something else; a question of this lesson asks what. The visual editor of the console writes `Allow` with `BoolIfExists` for "MFA required".',
        ),
        text(
          'A role is a set of permissions to take on for a while, which is called assuming it. A session of a role carries no such mark: MFA is asked for at the moment of assuming, in the policy that says who may.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'catch-the-key',
      title: 'No work without MFA',
      sources: [SOURCES.conditionKeys, SOURCES.bulletin],
      tools: ['script'],
      prompt:
        'Repair the rule: alice may work only with MFA, whatever she comes with. The table beside the policy shows what it would do; AWS goes by what is saved. Then run the script.',
      goals: [
        tableGoal('work-needs-mfa', 'the buckets open with MFA, and in no other way', WORK_WITH_MFA),
        {
          id: 'script-stopped',
          text: 'the script was run, and stopped',
          isMet: (view) => isWorkOnlyWithMfa(view) && ranScript(view, false),
        },
      ],
      hints: [
        'One word of the condition decides what becomes of "nothing at all".',
        '`If`, then `BoolIfExists`; `Save changes`; then `Run the backup script`, beside the console.',
      ],
      solution: () => [openPolicy(RULE_NAME), takeBoolIfExists, savePolicy, runScript],
      otherRoute: () => [openPolicy(RULE_NAME), takeNull, takeBoolIfExists, savePolicy, runScript],
      temptations: [
        {
          name: 'running the script before anything is saved as alice',
          moves: () => [alicesWindow, openPolicy(RULE_NAME)],
          reason: 'not-allowed',
        },
      ],
      why: 'In a Deny, `BoolIfExists` counts "nothing" as "false". AWS recommends this form. The script now needs a session that began with a code.',
      more: [
        text(
          'Attach such a rule to a test user first. It stops every script that works with an access key, on the spot.',
        ),
        text(
          'The table goes by policies alone. Since April 2023 AWS also wants MFA of whoever adds or removes a device of their own while they have one, whatever policies say.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'let-people-enrol',
      title: 'The way in for new people',
      sources: [SOURCES.selfManage, SOURCES.bulletin, SOURCES.sessionTokenPermissions],
      tools: ['script'],
      prompt:
        'The rule denies too much: somebody new could never set MFA up. Change it so that people without MFA can set it up, and still can neither work nor take a device away.',
      predictions: [
        {
          question:
            'The same rule is on nina, who is new: she has a password, and no device yet. She opens "Assign MFA device". What does AWS do?',
          options: [
            { id: 'a', text: 'it lets her, since it is about MFA', isRight: false },
            { id: 'b', text: 'it refuses, since she has no MFA yet', isRight: true },
            { id: 'c', text: 'it lets her once, on the first day', isRight: false },
          ],
        },
      ],
      goals: [
        tableGoal('enrolment-open', 'without MFA, a device can be made, enabled and seen', [
          ['consoleWithoutMfa', 'create-device', true],
          ['consoleWithoutMfa', 'enable-own', true],
          ['consoleWithoutMfa', 'list-own', true],
        ]),
        tableGoal('work-still-closed', 'the buckets open with MFA, and in no other way', WORK_WITH_MFA),
        tableGoal('devices-stay', 'without MFA, no device can be taken away', [
          ['consoleWithoutMfa', 'deactivate-own', false],
          ['consoleWithoutMfa', 'delete-device', false],
          ['accessKey', 'deactivate-own', false],
          ['accessKey', 'delete-device', false],
        ]),
      ],
      hints: [
        "A Deny can name what it leaves out: `NotAction`. What has to be left out is what it takes to make a device, to enable it, and to look at it and at one's own user.",
        `\`Action\`; check ${NEEDED_TO_ENROL.map((one) => `\`${one.slice('iam:'.length)}\``).join(', ')}; take \`every action (*)\` away; then \`all but these\`, \`Save changes\`.`,
      ],
      solution: () => [
        openPolicy(RULE_NAME),
        ...NEEDED_TO_ENROL.map(addAction),
        removeAction('*'),
        allBut,
        savePolicy,
      ],
      temptations: [
        {
          name: 'an action without its service',
          moves: () => [openPolicy(RULE_NAME), addAction('EnableMFADevice'), savePolicy],
          reason: 'malformed-policy',
        },
      ],
      why: "What sets MFA up works without it; what takes it away does not. Without that part of the rule, whoever has alice's key could remove a colleague's device.",
      more: [
        text(
          'People without a device also cannot change their password under this rule, not even the first one that AWS asks them to change. AWS suggests attaching it after the first sign-in.',
        ),
        text(
          'The web says: where "a device of this name exists already", add `iam:DeleteVirtualMFADevice` to the list of `NotAction`. AWS warns against that: people without MFA could then delete devices. Let an administrator delete the one that is left over.',
        ),
        text(
          '`sts:GetSessionToken` changes nothing in the list, though AWS has it there: it needs no permission, and no policy allows or denies it.',
        ),
      ],
    },
    {
      kind: 'quiz',
      id: 'allow-if-exists',
      title: 'Check',
      question:
        'A policy says: Allow s3:*, if BoolIfExists finds aws:MultiFactorAuthPresent to be true. Nothing else allows anything. Who gets in?',
      sources: [SOURCES.conditionKeys],
      options: [
        {
          id: 'a',
          text: 'Sessions with MFA, and none besides',
          isRight: false,
          misconception: 'if-exists-is-stricter',
          explanation: 'That would be Bool. IfExists also counts where there is no value at all.',
        },
        {
          id: 'b',
          text: 'Sessions with MFA, and access keys',
          isRight: true,
          explanation:
            'A key says nothing about MFA, and for IfExists nothing is good enough. In an Allow take Bool.',
        },
        {
          id: 'c',
          text: 'Whoever has a device in their name',
          isRight: false,
          misconception: 'device-means-rule',
          explanation: 'The policy looks at the request, not at the list of devices.',
        },
        {
          id: 'd',
          text: 'Everybody: IfExists is always met',
          isRight: false,
          misconception: 'if-exists-is-always-met',
          explanation: 'Only where there is no value. A sign-in without MFA says false, and is kept out.',
        },
      ],
    },
    {
      kind: 'task',
      id: 'devices-of-others',
      title: 'One hole is left',
      sources: [SOURCES.selfManage, SOURCES.deleteUserPolicy, SOURCES.lab],
      tools: ['script'],
      prompt:
        "alice's policy `OwnDevices` lets her key enable a device for **anybody**. A thief with two keys, hers and a colleague's, could use hers to give the colleague a device, and then come as the colleague, with MFA. Close that, and leave her what is her own.",
      goals: [
        tableGoal('others-closed', 'as alice, no device can be enabled for another user', [
          ['consoleWithoutMfa', 'enable-other', false],
          ['accessKey', 'enable-other', false],
          ['consoleWithMfa', 'enable-other', false],
        ]),
        tableGoal('own-still-open', 'alice can still make and enable her own', [
          ['consoleWithoutMfa', 'create-device', true],
          ['consoleWithoutMfa', 'enable-own', true],
        ]),
      ],
      hints: [
        'It is the other policy of alice. What a statement is about stands in its resources, and a variable there stands for whoever asks.',
        '`Permissions`, `OwnDevices`, `Resource`; check the two with `user/` and `mfa/`, take `every resource (*)` away, `Save changes`.',
      ],
      solution: () => [
        openAlice,
        openPolicy(OWN_DEVICES),
        addResource(OWN_USER),
        addResource('arn:aws:iam::*:mfa/*'),
        removeResource('*'),
        savePolicy,
      ],
      temptations: [
        {
          name: 'a resource that is no ARN',
          moves: () => [openAlice, openPolicy(OWN_DEVICES), addResource('user/alice'), savePolicy],
          reason: 'malformed-policy',
        },
      ],
      why: 'A rule is only as good as the permissions beside it. Whoever may enable devices for others can satisfy it in their name; whoever may write, delete or detach policies can undo it.',
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [
        SOURCES.selfManage,
        SOURCES.conditionKeys,
        SOURCES.deleteUserPolicy,
        SOURCES.sessionTokenPermissions,
      ],
      blocks: [
        text('**A device protects a sign-in. A Deny with BoolIfExists makes MFA the rule.**'),
        list(
          'an access key says **nothing** about MFA: that is what IfExists is for',
          '`NotAction` of the Deny has what it takes to enrol, and nothing that removes a device',
          'whoever may write, delete or detach policies can undo it: keep that to few, with MFA',
          'try it on one user first: scripts with keys stop at once',
        ),
        text(
          'On the real console: IAM, Users, the user, Add permissions, Create inline policy, JSON. Better still, attach it to a group.',
        ),
        text(
          'Your own policy, on this machine: `mfa-lab policy FILE` shows a longer table for it, and what is wrong with it.',
        ),
        text(
          'Next, in lesson 12: how a script gets a session with MFA, by `aws sts get-session-token`. That call needs no permission, so this rule does not stop it.',
        ),
      ],
    },
  ],
});
