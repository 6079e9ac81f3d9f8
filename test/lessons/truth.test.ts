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
    [4, /one-time PIN/, [SOURCES.secureByDesign]],
    [7, /locks nobody out/, [SOURCES.passwordPolicy]],
    [8, /newer than those of the last pair/, [SOURCES.sync]],
    [9, /cloud copy was on before/, [SOURCES.cloudCopies, SOURCES.consoleSession]],
    [9, /call back on the number you have on file/, [SOURCES.helpDesk]],
  ] as const)('in lesson %d is %s, with its source', (number, said, sources) => {
    expect(lesson(number)).toMatch(said);
    for (const source of sources) expect(lesson(number)).toContain(source);
  });
});
