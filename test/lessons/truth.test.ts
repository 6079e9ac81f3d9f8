import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../src/lessons/catalog.js';
import { SOURCES } from '../../src/lessons/content/sources.js';

const ALL_LESSONS = JSON.stringify(LESSONS);

/** Everything that stands in a lesson. */
function lesson(number: number): string {
  return JSON.stringify(LESSONS[number - 1]);
}

describe('what lessons say about AWS', () => {
  it.each([
    ['a new password shuts a thief out', /list is worthless now|nor the old password opens anything/],
    ['use beyond what is free is always charged', /allowance\. What goes beyond it is charged\./],
    ['the command line needs digits', /work in the console only|for the command line only digits/],
    ['an app installed again never has its codes', /installing the app again \(the secret/],
    ['a flight makes a clock 95 s wrong', /back from a flight|flew home/],
    ['from 90 s on, and not before, codes are refused', /from about 90 seconds/],
    ['nothing slows guesses down', /AWS has no lock-out after failed sign-ins\./],
    ['a new password ends what is open', /password ends (an|the) open session/],
    ['a quotation that is none', /\\"Associated but out of sync\\"/],
  ])('is not that %s', (_what, said) => {
    expect(ALL_LESSONS).not.toMatch(said);
  });

  it.each([
    [2, /does not say that it ends a session/, [SOURCES.changePassword, SOURCES.consoleSession]],
    [2, /aws:TokenIssueTime/, [SOURCES.endSession, SOURCES.revokeSessions]],
    [2, /users and roles that nobody knows/, [SOURCES.compromised]],
    [2, /Free plan/, [SOURCES.freePlan]],
    [3, /aws login/, [SOURCES.awsLogin, SOURCES.getSessionToken]],
    [3, /Windows Hello/, [SOURCES.rootTypes]],
    [3, /two universities/, [SOURCES.googleStudy]],
    [3, /up to eight devices/, [SOURCES.quotas]],
    [4, /one-time PIN/, [SOURCES.secureByDesign]],
    [7, /locks nobody out/, [SOURCES.passwordPolicy]],
    [7, /on its service STS .the console may differ/, [SOURCES.measured]],
    [8, /After several refused codes the real console asks/, [SOURCES.sync, SOURCES.signInWithMfa]],
    [8, /newer than those of the last pair/, [SOURCES.sync]],
    [9, /cloud copy was on before/, [SOURCES.cloudCopies, SOURCES.consoleSession]],
    [9, /call back on a number that you have on file/, [SOURCES.helpDesk]],
    [9, /only an administrator resets their password/, [SOURCES.forgotPassword]],
    [9, /can delete the root credentials of a member account/, [SOURCES.rootReset]],
    [9, /may last up to 12 hours/, [SOURCES.consoleSession]],
    [10, /MFAUsed: Yes/, [SOURCES.cloudTrail]],
    [10, /only when all ways to sign in to it are/, [SOURCES.nistPhishing]],
    [10, /Any one of her devices opens the door/, [SOURCES.mfa, SOURCES.signInWithMfa]],
    [10, /which other services have/, [SOURCES.phishingResistant, SOURCES.mfaPage]],
    [10, /gets a certificate for that name/, [SOURCES.padlock]],
    [10, /AWSRevokeOlderSessions/, [SOURCES.endSession, SOURCES.revokeSessions]],
    [10, /aws:MultiFactorAuthAge/, [SOURCES.mfaApi]],
    [10, /may even add an MFA device/, [SOURCES.bulletin]],
    [10, /stands for the whole sign-in until the session ends/, [SOURCES.sessionCookie]],
  ] as const)('in lesson %d is %s, with its source', (number, said, sources) => {
    expect(lesson(number)).toMatch(said);
    for (const source of sources) expect(lesson(number)).toContain(source);
  });
});

describe('the sources of the lessons', () => {
  it.each(Object.entries(SOURCES))('are each named by a step: %s', (_name, source) => {
    const steps = LESSONS.flatMap(({ steps }) => steps);

    expect(steps.some(({ sources }) => sources.includes(source))).toBe(true);
  });

  it('are pages of a known publisher, or say in words where the fact is found', () => {
    const pages = Object.values(SOURCES).filter((source) => source.startsWith('https://'));
    const publishers = pages.map((page) => new URL(page.split(': ')[0] ?? '').host);

    expect([...new Set(publishers)].sort()).toEqual([
      'aws.amazon.com',
      'docs.amazonaws.cn',
      'docs.aws.amazon.com',
      'github.com',
      'help.cliniko.com',
      'repost.aws',
      'www.cisa.gov',
    ]);
  });
});
