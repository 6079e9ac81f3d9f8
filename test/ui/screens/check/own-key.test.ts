import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { decodeBase32 } from '../../../../src/sim/codes/totp.js';
import { isSecretLine, startPlain, takeLine } from '../../../../src/ui/plain/plain-session.js';
import type { KeyPress } from '../../../../src/ui/store/key-press.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../../src/ui/store/model.js';
import { update } from '../../../../src/ui/store/update.js';
import { exportUri } from '../../../helpers/export-uri.js';
import { fakeContext, SOME_TIME } from '../../../helpers/fake-ports.js';
import { RFC_SEED } from '../../../sim/scenario.js';
import { textOf } from '../shown-text.js';

const NOW = epochSeconds(SOME_TIME);

/** The list of what can be checked, in a lab in which nothing was done yet. */
function atTheList(columns = 80, rows = 24) {
  let model = firstModel(NOTHING_SAVED, NOW, { columns, rows }, []);
  const key = (name: KeyPress['name'], text = '') => {
    model = update(model, { kind: 'key', key: { name, text }, now: NOW }, fakeContext(SOME_TIME)).model;
  };
  key('text', 'b');
  key('text', 'c');
  return {
    get model() {
      return model;
    },
    key,
    paste: (text: string) => {
      model = update(model, { kind: 'pasted', text, now: NOW }, fakeContext(SOME_TIME)).model;
    },
    type: (code: string) => {
      for (const digit of code) key('text', digit);
      key('enter');
    },
  };
}

const wordsOf = (model: Model) => textOf(model).replaceAll(/\s+/g, ' ');

const codeOf = (other = {}, secondsOff = 0) =>
  new TOTP({ secret: RFC_SEED, ...other }).generate({ timestamp: (SOME_TIME + secondsOff) * 1000 });

const PARAMETERS = '&algorithm=SHA256&digits=8&period=60';

describe('a key of one\u2019s own on the check screen', () => {
  it('is offered, and checked once it was pasted', () => {
    const lab = atTheList();
    expect(wordsOf(lab.model)).toContain('Or paste a key or otpauth URI of yours: it is not kept.');

    lab.paste(`otpauth://totp/AWS:alice@123?secret=${RFC_SEED}&issuer=AWS\n`);
    expect(wordsOf(lab.model)).toContain('On the phone: AWS: alice@123');
    lab.type(codeOf());

    expect(wordsOf(lab.model)).toMatch(/is right: it is the code of this moment\. AWS would accept it now\./);
  });

  it('may make other codes, which no AWS device does', () => {
    const lab = atTheList();
    lab.paste(`otpauth://totp/Mail:bob?secret=${RFC_SEED}${PARAMETERS}`);
    expect(wordsOf(lab.model)).toContain('[____ ____]');

    lab.type(codeOf({ algorithm: 'SHA256', digits: 8, period: 60 }));

    expect(wordsOf(lab.model)).toContain('is right: it is the code of this moment.');
    expect(wordsOf(lab.model)).not.toMatch(/AWS would/);
    expect(lab.model.check?.result?.check.verdict).toMatchObject({ kind: 'accepted', found: { period: 60 } });

    lab.paste('123456\n');
    expect(wordsOf(lab.model)).toContain('That is 6 digits; a code has 8.');
  });

  it('measures a clock that is off by its own period', () => {
    const lab = atTheList();
    lab.paste(`otpauth://totp/Mail:bob?secret=${RFC_SEED}&period=60`);

    lab.type(codeOf({ period: 60 }, -240));

    expect(wordsOf(lab.model)).toContain('of a moment 4 minutes ago (4 steps)');
  });

  it('is chosen from an export of several', () => {
    const lab = atTheList();
    lab.paste(
      exportUri([
        { secret: Uint8Array.of(1, 2, 3), name: 'bob' },
        { secret: decodeBase32(RFC_SEED), name: 'alice', issuer: 'AWS' },
        { secret: Uint8Array.of(1, 2, 3), name: 'counter', type: 1 },
      ]),
    );
    expect(wordsOf(lab.model)).toContain('▌bob (pasted)');
    expect(wordsOf(lab.model)).toContain('AWS: alice (pasted)');
    expect(wordsOf(lab.model)).not.toContain('counter');

    lab.key('down');
    lab.key('enter');
    lab.type(codeOf());

    expect(wordsOf(lab.model)).toContain('is right');
  });

  it('stays in sight in a list that is longer than the window', () => {
    const lab = atTheList(60, 16);
    lab.paste(
      exportUri(
        Array.from({ length: 20 }, (_, index) => ({
          secret: decodeBase32(RFC_SEED),
          name: `entry-${index}`,
        })),
      ),
    );

    for (let index = 0; index < 20; index += 1) {
      expect(wordsOf(lab.model)).toContain(`▌entry-${index} (pasted)`);
      expect(wordsOf(lab.model)).toContain('Or paste a key or otpauth URI of yours: it is not kept.');
      lab.key('down');
    }
    expect(wordsOf(lab.model)).toMatch(/▌MFA Lab: |▌a new entry/);
  });

  it('that cannot be read is said, and the list stays', () => {
    const lab = atTheList();
    for (const text of ['hello', 'otpauth://totp/x', 'otpauth-migration://offline?data=CjEK']) {
      lab.paste(text);

      expect(wordsOf(lab.model)).toContain('That is no key or otpauth URI that can be read.');
      expect(lab.model.check?.stage).toBe('pick');
    }
  });

  it('is saved nowhere and shown nowhere, and gone with the screen', () => {
    const lab = atTheList();
    const before = lab.model.saved;
    lab.paste(RFC_SEED);
    lab.type(codeOf());
    expect(wordsOf(lab.model)).toContain('On the phone: the pasted key');
    lab.key('text', 'r');
    lab.key('text', 'e');

    expect(wordsOf(lab.model)).not.toContain(RFC_SEED.slice(0, 4));
    expect(lab.model.check?.stage).toBe('code');
    expect(lab.model.saved).toEqual(before);
    for (let count = 0; count < 4; count += 1) lab.key('escape');
    expect(JSON.stringify(lab.model)).not.toContain(RFC_SEED);
  });
});

describe('a key of one\u2019s own in the plain mode', () => {
  const context = fakeContext(SOME_TIME);
  const first = firstModel(NOTHING_SAVED, NOW, { columns: 80, rows: 24 }, []);

  it('is a line, which nothing repeats', () => {
    let { session } = startPlain(first, { kind: 'ticked', now: NOW }, context);
    const said: string[] = [];
    const say = (line: string) => {
      const turn = takeLine(session, line, context);
      session = turn.session;
      said.push(...turn.lines);
    };
    say('3');
    for (let count = 0; count < 3 && session.model.check?.stage !== 'pick'; count += 1) say('back');
    const line = `otpauth://totp/Mail:bob?secret=${RFC_SEED}${PARAMETERS}`;
    expect(isSecretLine(session, line)).toBe(true);
    say(line);
    say(codeOf({ algorithm: 'SHA256', digits: 8, period: 60 }));

    expect(said.join('\n')).toContain('on the phone: Mail: bob');
    expect(said.join('\n')).toContain('is right: it is the code of this moment.');
    expect(said.join('\n')).not.toContain(RFC_SEED);
  });
});
