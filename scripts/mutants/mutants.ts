/** A rule that is broken on purpose: in `file`, the text `from`, which stands there once, becomes `to`. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const rules = (
  file: string,
  ...changes: readonly (readonly [name: string, from: string, to: string])[]
): readonly Mutant[] => changes.map(([name, from, to]) => ({ name, file, from, to }));

/** Rules of the simulator, of the lessons, of the screen and of what is saved. */
export const MUTANTS: readonly Mutant[] = [
  ...rules(
    'src/sim/codes/limits.ts',
    ['a sign-in takes three steps either side', 'SIGN_IN_STEPS = 2', 'SIGN_IN_STEPS = 3'],
    ['a pair is taken one step further back', 'PAIR_STEPS_BACK = 998', 'PAIR_STEPS_BACK = 999'],
    ['a pair is taken one step further on', 'PAIR_STEPS_FORWARD = 1000', 'PAIR_STEPS_FORWARD = 1001'],
    ['a gap of 40 steps is called a typo', 'LARGEST_GAP = 2 * NEAR_STEPS', 'LARGEST_GAP = NEAR_STEPS'],
  ),
  ...rules('src/cli/storage/write-whole.ts', [
    'half a file is taken for a saved one',
    'if (!fs.readFileSync(file).equals(bytes)) {',
    'if (bytes.length === 0) {',
  ]),
  ...rules(
    'src/sim/codes/verify-code.ts',
    ['ten tries in three minutes', 'VERIFICATIONS_PER_WINDOW = 9', 'VERIFICATIONS_PER_WINDOW = 10'],
    [
      'the window of tries begins with the first try',
      'const window = Math.floor(now / VERIFICATION_WINDOW_SECONDS);',
      'const window = Math.floor((now + 7) / VERIFICATION_WINDOW_SECONDS);',
    ],
    ['a code works twice', 'step >= 0 && !isSpent(device, step) &&', 'step >= 0 &&'],
    [
      'a try that fails is not counted',
      'return { account: counted, outcome: fail',
      'return { account, outcome: fail',
    ],
  ),
  ...rules(
    'src/sim/codes/checked-seed.ts',
    ['a used code blocks the ones before it', '(used) => used.step === step', '(used) => used.step >= step'],
    ['a forgotten code comes back', 'return step <= usedUpTo || usedSteps', 'return usedSteps'],
  ),
  ...rules(
    'src/sim/codes/pair.ts',
    ['a pair works twice', 'second - 1 <= lastPairStep', 'second - 1 < lastPairStep - 1'],
    [
      'two codes in any order',
      'codeOf(earlier) === first) return step;',
      'codeOf(earlier) === first) return step;\n    if (codeOf(step) === first && codeOf(earlier) === second) return step;',
    ],
  ),
  ...rules('src/sim/codes/totp.ts', [
    'the upper half of the counter is lost',
    'view.setUint32(0, Math.floor(step / 2 ** 32));',
    'view.setUint32(0, 0);',
  ]),
  ...rules('src/sim/codes/typed-code.ts', [
    'seven digits are cut to six',
    "if (folded.length !== digits) return fail({ kind: 'wrong-length', length: folded.length });\n  return ok(folded);",
    "if (folded.length < digits) return fail({ kind: 'wrong-length', length: folded.length });\n  return ok(folded.slice(0, digits));",
  ]),
  ...rules('src/sim/codes/otpauth-uri.ts', [
    'an entry on the phone is called AWS',
    "LAB_ISSUER = 'MFA Lab'",
    "LAB_ISSUER = 'AWS'",
  ]),
  ...rules(
    'src/sim/iam/operations/device-binding.ts',
    ['nine devices', 'MAX_MFA_DEVICES_PER_USER = 8', 'MAX_MFA_DEVICES_PER_USER = 9'],
    ['the drift of a pair is forgotten', 'drift: step - stepAt(now), lastPairStep', 'drift: 0, lastPairStep'],
    [
      'a second device without an MFA session',
      "if (!isOwn || mfa.kind === 'true' || allDevicesOf",
      "if (!isOwn || mfa.kind !== 'true' || allDevicesOf",
    ],
    [
      'a wrong pair assigns the device',
      'return refused(account, refusal(invalidAuthenticationCode(), pairReason(reading, now)));',
      'return refused(replaceDevice(account, changed), refusal(invalidAuthenticationCode(), pairReason(reading, now)));',
    ],
  ),
  ...rules(
    'src/sim/iam/policy-context.ts',
    [
      'everything is allowed without MFA',
      "return { 'aws:multifactorauthpresent': 'false' };",
      "return { 'aws:multifactorauthpresent': 'true' };",
    ],
    [
      'an access key says that there was no MFA',
      "case 'absent':\n      return {};",
      "case 'absent':\n      return { 'aws:multifactorauthpresent': 'false' };",
    ],
  ),
  ...rules('src/sim/iam/authorization.ts', [
    'a policy that nobody can read is passed over',
    "if (!read.ok) return { kind: 'unreadable', policy: name, problem: read.failure };",
    'if (!read.ok) continue;',
  ]),
  ...rules(
    'src/sim/api/callers.ts',
    [
      'a key that is switched off is good',
      "if (key.status !== 'Active') return unknown('inactive-access-key');",
      '',
    ],
    ['a session token never ends', 'if (now >= issued.expiresAt)', 'if (now < 0)'],
    [
      'a key is enough where a token belongs to it',
      "if (sessionToken !== issued.sessionToken) return unknown('wrong-session-token');",
      '',
    ],
    ['a console session never ends', 'return now < sessionEnd(session)', 'return now >= 0'],
  ),
  ...rules('src/sim/api/service.ts', [
    'a malformed call reaches its operation',
    'const barred = badForm?.answer ?? service.bar(caller, call.operation);',
    'const barred = service.bar(caller, call.operation);',
  ]),
  ...rules('src/sim/sts/operations.ts', [
    'a session makes itself another one',
    "if (caller.credential.kind !== 'access-key') {",
    "if (principal.type === 'assumed-role') {",
  ]),
  ...rules('src/sim/console/origin.ts', [
    'the sign-in page of users is at another site',
    'signin.aws.amazon.com`;',
    'signin-aws.example`;',
  ]),
  ...rules(
    'src/lessons/engine/session.ts',
    ['a goal is always met', 'isMet: session.isSolved || goal.isMet(view)', 'isMet: true'],
    ['one goal of several is enough', '.every(({ isMet }) => isMet)', '.some(({ isMet }) => isMet)'],
    [
      'undo leaves a step solved',
      '{ ...session, isSolved: false, solvedWorld: null }, realTime',
      'session, realTime',
    ],
    ['a refused try is not counted', 'session.failedTries + (result.ok ? 0 : 1)', 'session.failedTries'],
  ),
  ...rules('src/lessons/engine/checkpoint.ts', [
    "the lab's own codes stand in the way of a slow phone",
    '({ ...device, lastPairStep: null })',
    '({ ...device })',
  ]),
  ...rules('src/lessons/engine/used-codes.ts', [
    'what is taken back gives a used code back',
    'const more = used.steps.filter(({ step }) => !known.has(step));',
    'const more = used.steps.filter(({ step }) => known.has(step));',
  ]),
  ...rules('src/sim/api/left-sessions.ts', [
    'a session outlives its user',
    "principal?.type === 'user' && findUser(account, principal.userName) === undefined",
    "principal?.type === 'root' && account.users.length === 0",
  ]),
  ...rules('src/sim/api/pages.ts', [
    'a page repeats the last item of the one before',
    'const begin = Number(found[1]);',
    'const begin = Math.max(0, Number(found[1]) - 1);',
  ]),
  ...rules(
    'src/lessons/engine/step-events.ts',
    [
      'a goal does not ask at whose window it was',
      'personaOf(browser) === person',
      'personaOf(browser) !== null',
    ],
    [
      'what the lab refused counts as granted',
      'return error === null && reason === null;',
      'return error === null;',
    ],
  ),
  ...rules(
    'src/lessons/engine/progress.ts',
    ['a replay takes back what was done', "before.status === 'done' ? 'done' : after.status", 'after.status'],
    [
      'a lesson with skipped steps counts as done',
      "lesson.status === 'done' || !hasSkipped(lesson.steps) ? 'done' : 'skipped'",
      "'done'",
    ],
  ),
  ...rules(
    'src/sim/policy/conditions.ts',
    ['IfExists asks for a key', 'return isIfExists || operator.isNegated;', 'return operator.isNegated;'],
    ['Null counts a key that is there', 'truthOf(value) === (given.length === 0)', 'truthOf(value) !== null'],
    [
      'a value of no kind is true behind a Not',
      'results.every((result) => result === false)',
      'results.every((result) => result !== true)',
    ],
    ['ForAllValues wants one', "'ForAllValues' ? set.every(isTrueOf)", "'ForAllValues' ? set.some(isTrueOf)"],
  ),
  ...rules(
    'src/sim/policy/evaluate.ts',
    [
      'an allow goes before a deny',
      "if (deny !== undefined) return { verdict: 'explicit-deny', by: deny };",
      "if (deny !== undefined && applying.every(({ statement }) => statement.effect === 'Deny')) return { verdict: 'explicit-deny', by: deny };",
    ],
    ['NotAction is Action', 'patterns.some(matches) !== isNot', 'patterns.some(matches)'],
  ),
  ...rules(
    'src/sim/policy/arns.ts',
    [
      'a wildcard reaches over colons',
      'parts.length < ARN_PARTS) parts.push',
      'parts.length < 2) parts.push',
    ],
    [
      'a variable stands for the account',
      'if (matching.hasVariables && hasEarlyVariable(pattern)) return false;',
      '',
    ],
  ),
  ...rules('src/cli/commands/policy/traps/rule-traps.ts', [
    'Bool in a Deny is no trap',
    "if (truth.without && !truth.absent && escapes('accessKey')) {",
    "if (truth.without && !truth.absent && escapes('consoleWithoutMfa')) {",
  ]),
  ...rules('src/ui/text/sizes.ts', ['a frame is one row too tall', 'return rows - 1;', 'return rows;']),
  ...rules('src/ui/screens/lesson/console-pane.ts', [
    'the browser of a thief looks like any other',
    "role: 'stranger', border: 'double'",
    "role: 'stranger', border: 'round'",
  ]),
  ...rules('src/ui/console/panels/phone-face.ts', [
    'a phone tells of its clock what is to be found out',
    "includes('clock') && !hidesClock(session)",
    "includes('clock')",
  ]),
  ...rules('src/ui/screens/countdown-line.ts', [
    'a code is called late one second too late',
    'NOW_SECONDS: Seconds = 5',
    'NOW_SECONDS: Seconds = 4',
  ]),
  ...rules('src/ui/text/qr-blocks.ts', [
    'the QR code is light on dark',
    "16: { dark: { fg: '30', bg: '40' }, light: { fg: '97', bg: '107' } }",
    "16: { light: { fg: '30', bg: '40' }, dark: { fg: '97', bg: '107' } }",
  ]),
  ...rules(
    'src/ui/screens/lesson/typing.ts',
    [
      'the last digit is lost',
      '(field.value + digits).slice(0, CODE_DIGITS)',
      '(field.value + digits).slice(0, 5)',
    ],
    [
      'an Enter in a paste is lost',
      '? submitCodeField(pasted, field.id, context) : pasted;',
      '? pasted : pasted;',
    ],
  ),
  ...rules('src/ui/store/saving.ts', [
    'whatever is done is saved only after a rest',
    "return isOnlyTyped(before, after) ? 'soon' : 'now';",
    "return 'soon';",
  ]),
  ...rules('src/ui/store/drafts.ts', [
    'a typed password goes where it is saved',
    'if (isSecretField(name)) return',
    'if (isSecretField(name) && name !== name) return',
  ]),
  ...rules('src/ui/store/send-request.ts', [
    'undo has nothing to go back to',
    '[...model.undo, before.world].slice(-UNDO_LIMIT)',
    'model.undo',
  ]),
  ...rules(
    'src/sim/odds/assumptions.ts',
    ['the odds know one right code too few', 'return 2 * stepsEitherWay + 1;', 'return 2 * stepsEitherWay;'],
    [
      'a code lives a step too long in the odds',
      'return (1 + stepsEitherWay)',
      'return (2 + stepsEitherWay)',
    ],
  ),
  ...rules('src/sim/odds/chances.ts', [
    'a second device gives no tries in the odds',
    'return devices * triesPerWindow * windows;',
    'return triesPerWindow * windows;',
  ]),
  ...rules('src/lessons/content/monday/monday.ts', [
    'every Monday has the same order',
    'rest.splice(draws.below(rest.length), 1)',
    'rest.splice(0, 1)',
  ]),
  ...rules('src/lessons/engine/drill.ts', [
    'a wrong turn is noted as often as it is taken',
    '(turn) => !noted.includes(turn.id) && turn.isTaken(view, refused)',
    '(turn) => turn.isTaken(view, refused)',
  ]),
  ...rules('src/ui/store/session.ts', [
    'time away counts in the gap of an incident',
    'gap === null ? null : Math.min(gap, step.seconds + Math.round(here))',
    'gap',
  ]),
  ...rules('src/cli/run/saver.ts', [
    'what waits is not saved at the end',
    'saveNow,\n    problem:',
    'saveNow: () => {},\n    problem:',
  ]),
  ...rules('src/sim/api/callers.ts', [
    'nobody looks at the secret of a key',
    'secretAccessKey !== undefined && secretAccessKey !== found.secretAccessKey',
    'secretAccessKey === ""',
  ]),
  ...rules(
    'src/sim/terminal/terminal.ts',
    [
      'what is typed to a prompt is remembered',
      'return run(withTerminal(world, { awaiting: null }), awaiting.line,',
      'return run(remembered(withTerminal(world, { awaiting: null }), text), awaiting.line,',
    ],
    [
      'programs see what was not exported',
      'environment: { ...environment, ...assignments },',
      'environment: { ...variables, ...environment, ...assignments },',
    ],
    [
      'a command that was done is run again with the answer',
      'const isDone = resumed !== null && index < resumed.command;',
      'const isDone = false;',
    ],
  ),
  ...rules('src/sim/terminal/aws/credentials.ts', [
    'keys in the environment come before a profile that was chosen',
    'if (!configuration.isChosen) {',
    'if (configuration !== null) {',
  ]),
  ...rules('src/sim/terminal/aws/role-cache.ts', [
    'the keys of a role are used to their end',
    'const EXPIRY_WINDOW: Seconds = 15 * 60;',
    'const EXPIRY_WINDOW: Seconds = 0;',
  ]),
  ...rules('src/sim/things/age-sessions.ts', [
    'a session that grows old does not end',
    'expiresAt: addSeconds(issued.expiresAt, back),',
    'expiresAt: issued.expiresAt,',
  ]),
  ...rules(
    'src/sim/aws/sigv4.ts',
    ['every signature is right', 'return difference === 0;', 'return true;'],
    [
      'a body that was changed is taken',
      ': hex(sha256(body));',
      ": (headers['x-amz-content-sha256'] ?? hex(sha256(body)));",
    ],
    ['an address need not be signed', "signedHeaders.includes('host') && isTimeSigned", 'isTimeSigned'],
  ),
  ...rules(
    'src/sim/aws/wire-sender.ts',
    ['a signature is good for ever', 'skew ?? (', '('],
    [
      'a signature for one service is one for all',
      'authorization.service === service ? null',
      'authorization !== null ? null',
    ],
  ),
  ...rules('src/sim/aws/answer-wire.ts', [
    'a code that is malformed is told in the log',
    'error: error === null ? null : (event?.error ?? error),',
    'error,',
  ]),
  ...rules('src/sim/aws/xml.ts', [
    'a seed travels as the bytes that its letters stand for',
    "return name === 'Base32StringSeed' || name === 'Content' ? btoa(text) : text;",
    "return name === 'Content' ? btoa(text) : text;",
  ]),
  ...rules(
    'src/cli/serve/guards.ts',
    [
      'a page of another site may call',
      "headers.origin !== undefined || headers['sec-fetch-site'] !== undefined",
      'false',
    ],
    [
      'a page that was turned to the port may call',
      'if (!isOwnHost(headers.host, port))',
      'if (headers.host === undefined)',
    ],
  ),
  ...rules('src/cli/serve/served.ts', ['nothing is kept before an answer', '        onChange(world);\n', '']),
  ...rules('src/cli/commands/aws/lab-environment.ts', [
    'real keys that were exported reach a program',
    "return LAB_KEY.test(env['AWS_ACCESS_KEY_ID'] ?? '');",
    "return env['AWS_ACCESS_KEY_ID'] !== undefined;",
  ]),
];
