import { describe, expect, it } from 'vitest';
import { completeFromScreen } from '../../../src/sim/terminal/screen-words.js';
import type { Terminal } from '../../../src/sim/world/terminal.js';
import { NEW_TERMINAL } from '../../../src/sim/world/terminal.js';

const PHONE = 'arn:aws:iam::123456789012:mfa/alice-phone';
const USER = 'arn:aws:iam::123456789012:user/alice';

function terminal(...outputs: readonly string[]): Terminal {
  return { ...NEW_TERMINAL, entries: outputs.map((output) => ({ line: 'aws', output, exitCode: 0 })) };
}

function session(name: string): string {
  return `{
    "Credentials": {
        "AccessKeyId": "LABS${name}",
        "SecretAccessKey": "secret/${name}+",
        "SessionToken": "token/${name}=="
    }
}
`;
}

describe('Tab behind the name of a variable of the AWS CLI', () => {
  it.each([
    ['export AWS_ACCESS_KEY_ID=', 'LABSTWO'],
    ['export AWS_SECRET_ACCESS_KEY=', 'secret/TWO+'],
    ['export AWS_SESSION_TOKEN=', 'token/TWO=='],
    ['aws s3 ls; AWS_SESSION_TOKEN=', 'token/TWO=='],
  ])('writes the value of the newest answer: %s', (typed, value) => {
    expect(completeFromScreen(terminal(session('ONE'), session('TWO')), typed)).toEqual([typed + value]);
  });

  it('goes on with a value that was begun, and with no other', () => {
    const shown = terminal(session('ONE'));
    expect(completeFromScreen(shown, 'export AWS_SESSION_TOKEN=tok')).toEqual([
      'export AWS_SESSION_TOKEN=token/ONE==',
    ]);
    expect(completeFromScreen(shown, 'export AWS_SESSION_TOKEN=other')).toEqual([]);
    expect(completeFromScreen(shown, 'export AWS_SESSION_TOKEN=token/ONE==')).toEqual([]);
  });

  it('has none before there is an answer, and none for another variable', () => {
    expect(completeFromScreen(NEW_TERMINAL, 'export AWS_SESSION_TOKEN=')).toEqual([]);
    expect(completeFromScreen(terminal(session('ONE')), 'export OTHER=')).toEqual([]);
  });

  it('knows the names themselves', () => {
    expect(completeFromScreen(NEW_TERMINAL, 'export AWS_S')).toEqual([
      'export AWS_SECRET_ACCESS_KEY=',
      'export AWS_SESSION_TOKEN=',
    ]);
  });
});

describe('Tab behind the beginning of a long word', () => {
  it('writes those that were printed, each once', () => {
    const shown = terminal(`"Arn": "${USER}"`, `${PHONE}\n${PHONE}`);

    expect(completeFromScreen(shown, 'aws --serial-number arn')).toEqual([
      `aws --serial-number ${PHONE} `,
      `aws --serial-number ${USER} `,
    ]);
    expect(completeFromScreen(shown, `aws --serial-number ${PHONE.slice(0, 30)}`)).toEqual([
      `aws --serial-number ${PHONE} `,
    ]);
  });

  it('has a blank behind a word that is whole, so that an option can follow', () => {
    const shown = terminal(PHONE, `${PHONE}-2`);

    expect(completeFromScreen(shown, `aws ${PHONE}`)).toEqual([`aws ${PHONE} `, `aws ${PHONE}-2 `]);
    expect(completeFromScreen(shown, `aws ${PHONE}-2`)).toEqual([`aws ${PHONE}-2 `]);
  });

  it.each(['--serial-number ', '--role-arn ', '--policy-arn ', '--serial-number a'])(
    'needs no letter where an ARN is asked for: %s',
    (option) => {
      const shown = terminal(`"Arn": "${USER}"`, PHONE, 'a-long-name-that-is-none');
      const before = `aws sts ${option.replace(/a$/, '')}`;

      expect(completeFromScreen(shown, `aws sts ${option}`)).toEqual([
        `${before}${PHONE} `,
        `${before}${USER} `,
      ]);
    },
  );

  it('proposes nothing for a letter or two, and no short words', () => {
    const shown = terminal('arn:aws short');

    expect(completeFromScreen(shown, 'echo ar')).toEqual([]);
    expect(completeFromScreen(shown, 'echo sho')).toEqual([]);
  });
});
