import { describe, expect, it } from 'vitest';
import { startPlain, takeLine } from '../../../../src/ui/plain/plain-session.js';
import { firstModel, NOTHING_SAVED } from '../../../../src/ui/store/model.js';
import { drive } from '../../../helpers/drive.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import { SIZES, textOf } from '../shown-text.js';

const atList = (columns = 80, rows = 24) => {
  const lab = drive(columns, rows);
  lab.press('a');
  return lab;
};

describe('E in the list', () => {
  it.each(SIZES)(
    'tells at %ix%i what would be handed in, all of it, before anything is written',
    (columns, rows) => {
      const lab = atList(columns, rows);
      lab.press('E');

      const text = textOf(lab.model).replace(/\s+/g, ' ');
      expect(text).toContain('In it: which steps you did yourself');
      expect(text).toContain('whether a plan was written.');
      expect(text).toContain('Not in it: keys, codes, passwords');
      expect(text).toContain('A name is in it if you type one.');
      expect(lab.effects).not.toContain('write-export');
    },
  );

  it('asks for a name and two lines, and writes when the last of them is left', () => {
    const lab = atList();
    lab.press('E', 'enter', 'Anna', ' B', 'enter', 'a second devicx', 'backspace', 'e', 'enter');

    expect(textOf(lab.model)).toContain('> One thing that is not clear, or nothing');
    expect(lab.effects).not.toContain('write-export');
    lab.press('enter');
    expect(lab.effects).toContain('write-export');
    expect(lab.model.overlay).toBeNull();
    expect(lab.model.saved.handedIn).toEqual({ name: 'Anna B', keep: 'a second device', unclear: '' });
  });

  it('finds what was typed before, and can be left without a word', () => {
    const lab = atList();
    lab.press('E', 'enter', 'Anna', 'enter', 'enter', 'enter');
    const before = lab.effects.filter((kind) => kind === 'write-export').length;
    lab.press('E', 'enter');
    expect(textOf(lab.model)).toContain('Anna_');
    lab.press('x', 'escape');

    expect(lab.model.saved.handedIn.name).toBe('Anna');
    expect(lab.effects.filter((kind) => kind === 'write-export')).toHaveLength(before);
  });

  it('takes letters for text, q and ? among them, and a paste for one line without what cannot be shown', () => {
    const lab = atList();
    lab.press('E', 'enter', 'q?X');
    lab.paste('\u001B[2J\n Zoë\u202E');

    expect(lab.model.overlay).toMatchObject({ texts: { name: 'q?X[2J Zoë' } });
    expect(lab.effects).not.toContain('exit');
  });

  it('shows the end of a line that is longer than the window, and ends it where it is full', () => {
    const lab = atList(60, 16);
    lab.press('E', 'enter', 'enter');
    lab.paste(`${'word '.repeat(50)}end`);

    expect(lab.model.overlay).toMatchObject({ texts: { keep: expect.stringMatching(/^.{160}$/) } });
    for (const line of textOf(lab.model).split('\n')) expect(line.length).toBeLessThanOrEqual(60);
    expect(textOf(lab.model)).toContain('word _');
  });

  it('says what became of it', () => {
    const lab = atList();
    lab.send({
      kind: 'export-written',
      path: '/w/mfa-lab-x.json',
      handIn: 'Give it to your facilitator, or keep it.',
    });
    expect(textOf(lab.model)).toContain('Wrote /w/mfa-lab-x.json. Give it to your facilitator, or keep it.');

    lab.send({
      kind: 'export-failed',
      reason: '/w/x cannot be written (EACCES). Choose a folder that is yours.',
    });
    expect(textOf(lab.model)).toContain('Choose a folder that is yours.');
  });
});

describe('export, in plain mode', () => {
  it('tells the same, takes a line for each text, and writes behind the last', () => {
    const context = fakeContext();
    const saved = { ...NOTHING_SAVED, settings: { ...NOTHING_SAVED.settings, phone: 'lab' as const } };
    const model = firstModel(saved, context.now, { columns: 80, rows: 24 }, []);
    let turn = startPlain(model, { kind: 'resumed', now: context.now }, context);
    const said = ['export', '', 'Anna', 'two codes', ''].map((line) => {
      turn = takeLine(turn.session, line, context);
      return turn.lines.join('\n');
    });

    expect(said[0]).toContain('Not in it: keys, codes, passwords');
    expect(said[0]).toContain('choices: Enter goes on, back writes nothing');
    expect(said[1]).toContain('question: your name, or nothing');
    expect(said[2]).toContain('question: one thing to keep');
    expect(said[3]).toContain('question: one thing that is not clear');
    expect(turn.effects.map(({ kind }) => kind)).toContain('write-export');
    expect(turn.session.model.saved.handedIn).toEqual({ name: 'Anna', keep: 'two codes', unclear: '' });
  });
});
