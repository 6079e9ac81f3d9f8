import { describe, expect, it } from 'vitest';
import { encodeSavedState, isSavedState } from '../../../src/cli/storage/saved-state.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { takeLine, tellPlain } from '../../../src/ui/plain/plain-session.js';
import { NOTHING_SAID } from '../../../src/ui/plain/plain-speech.js';
import { draft } from '../../../src/ui/store/drafts.js';
import type { TextReading } from '../../../src/ui/store/text-reading.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { frameOf } from '../screens/course.js';
import { at, choose, type Driven, openTask } from '../store/lab-at.js';

const PATH = '~/policy.json';

const RULE = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "FromDisk",
      "Effect": "Deny",
      "Action": "*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`;

function atPolicy(columns = 80, rows = 24) {
  const lab = at('make-mfa-the-rule', 'catch-the-key', columns, rows);
  openTask(lab);
  return lab;
}

/** Types the path, and answers as the outside would. */
function load(lab: Driven, reading: TextReading, path = PATH) {
  if (!lab.elementsLike(/^policy-file$/).length) choose(lab, 'load-policy');
  lab.type('policy-file', path);
  lab.press('enter');
  lab.send({ kind: 'file-read', path, reading, now: lab.model.now });
}

const words = (lab: Driven) => frameOf(lab.model).text.replace(/\s+/g, ' ');
const textOnPage = (lab: Driven) => {
  const { page } = activeBrowser(lab.session().world);
  return page.name === 'policy-editor' ? page.text : '';
};

describe('a policy out of a file', () => {
  it('is asked for by its path, and stands on the page until it is saved', () => {
    const lab = atPolicy();
    choose(lab, 'load-policy');
    expect(lab.model).toMatchObject({ focus: 'policy-file', isTyping: true });
    lab.type('policy-file', PATH);
    lab.press('enter');
    expect(lab.effects.at(-1)).toBe('read-file');
    const before = lab.session().world.account;

    lab.send({ kind: 'file-read', path: PATH, reading: { kind: 'read', text: RULE }, now: lab.model.now });
    expect(textOnPage(lab)).toBe(RULE);
    expect(words(lab)).toContain('~/policy.json is on the page. AWS hears of it when you save.');
    expect(words(lab)).toMatch(/list buckets yes no 1 no 1/);
    expect(lab.session().world.account).toEqual(before);
    expect(lab.elementsLike(/^policy-file$/)).toEqual([]);

    choose(lab, 'save-policy');
    expect(words(lab)).toContain('As saved:');
    expect(lab.effects.filter((kind) => kind === 'read-file')).toHaveLength(1);
  });

  it.each<[string, TextReading, string]>([
    [
      'none',
      { kind: 'failed', reason: 'ENOENT: no such file or directory' },
      'There is no file ~/policy.json.',
    ],
    [
      'one in a file',
      { kind: 'failed', reason: 'ENOTDIR: not a directory' },
      'There is no file ~/policy.json.',
    ],
    ['one of somebody else', { kind: 'failed', reason: 'EACCES: permission denied' }, 'yours to read'],
    ['a folder', { kind: 'not-a-file' }, 'is a folder, or no ordinary file. Type the path of a file'],
    ['one that is too large', { kind: 'too-large' }, 'too large for a policy. Put the part'],
    ['larger than AWS takes', { kind: 'read', text: `[${' '.repeat(140_000)}]` }, 'too large for a policy.'],
    ['a picture', { kind: 'not-text' }, 'is not a text. Type the path of a file with a policy as JSON.'],
    ['YAML', { kind: 'read', text: 'Version: "2012-10-17"' }, 'is not JSON. Outside the lab, mfa-lab policy'],
    ['an empty one', { kind: 'read', text: '' }, 'is not JSON.'],
  ])('says what to do where it is %s, and leaves the page as it is', (_what, reading, said) => {
    const lab = atPolicy();
    const before = textOnPage(lab);
    load(lab, reading);

    expect(words(lab)).toContain(said);
    expect(textOnPage(lab)).toBe(before);
    expect(lab.model).toMatchObject({ focus: 'policy-file', isTyping: true });
  });

  it('shows what AWS says of one that it would refuse', () => {
    const lab = atPolicy();
    load(lab, { kind: 'read', text: '{ "Version": "2012-10-17", "Statement": [] }' });

    expect(words(lab)).toContain('AWS would refuse it: the page says why.');
    expect(words(lab)).toMatch(/✗ ?Syntax errors in policy\./);
    expect(lab.elementsLike(/^(?:edit-json|load-policy)$/)).toHaveLength(2);
  });

  it('shows none of its characters that a terminal would obey', () => {
    const lab = atPolicy();
    load(lab, { kind: 'read', text: RULE.replace('FromDisk', 'From\u001B[31mDisk\u202E') });

    expect(textOnPage(lab)).not.toMatch(/[^\P{C}\n]/u);
    expect(frameOf(lab.model).text).not.toMatch(/[^\P{C}\n]/u);
  });

  it('may be deep in folders', () => {
    const lab = atPolicy();
    const path = `~/${'policies-of-the-company/'.repeat(40)}mfa.json`;
    choose(lab, 'load-policy');
    lab.paste(path);
    expect(draft(lab.model, 'policy-file')).toBe(path);
    // And is read out of the file with the progress again.
    expect(isSavedState(JSON.parse(JSON.stringify(encodeSavedState(lab.model.saved))))).toBe(true);
  });

  it('is told when there is no path, and forgotten when the page was left meanwhile', () => {
    const lab = atPolicy();
    choose(lab, 'load-policy');
    choose(lab, 'read-policy');
    expect(words(lab)).toContain('Type the path of a JSON file first');
    expect(lab.effects).not.toContain('read-file');

    choose(lab, 'leave-policy');
    const left = lab.model;
    lab.send({ kind: 'file-read', path: PATH, reading: { kind: 'read', text: RULE }, now: left.now });
    expect(lab.session().world).toBe(left.saved.sessions['make-mfa-the-rule']?.world);
  });

  it('can be asked for in the smallest window, where its path and its button are in sight', () => {
    const lab = atPolicy(60, 16);
    choose(lab, 'load-policy');
    expect(frameOf(lab.model).text).toMatch(/>\s?File/);
    lab.press('tab');
    expect(frameOf(lab.model).text).toContain('>[Load it]');
  });

  it('is loaded in the plain mode, where the lab says what comes of it and not that nothing changes', () => {
    const context = fakeContext();
    const { model } = atPolicy();
    let session = { model, field: null, said: NOTHING_SAID, isQuiet: true } as Parameters<typeof takeLine>[0];
    const type = (line: string) => {
      const turn = takeLine(session, line, context);
      session = turn.session;
      return turn;
    };
    type('Load a file');
    type('File');
    expect(type(PATH).lines.join('\n')).toContain('Load it');
    const { lines, effects } = type('Load it');
    expect(lines).toEqual([]);
    expect(effects).toContainEqual({ kind: 'read-file', path: PATH });

    const told = tellPlain(
      session,
      { kind: 'file-read', path: PATH, reading: { kind: 'read', text: RULE }, now: model.now },
      context,
    );
    expect(told.lines.join('\n')).toContain('ok: ~/policy.json is on the page.');
  });
});

describe('the editor of the learner', () => {
  it('is opened by a button as well as by e', () => {
    const lab = atPolicy();
    choose(lab, 'edit-json');
    expect(lab.effects.at(-1)).toBe('open-editor');
    lab.send({ kind: 'editor-left', text: `${textOnPage(lab)}\n`, now: lab.model.now });
    expect(words(lab)).toContain('Nothing is changed: the page had this text already.');
  });

  it('is opened in the plain mode by edit, and by e until the task is done', () => {
    const { model } = atPolicy();
    const session = { model, field: null, said: NOTHING_SAID, isQuiet: true };
    for (const line of ['edit', 'e', 'Edit as JSON']) {
      const { effects } = takeLine(session, line, fakeContext());
      expect(effects.map(({ kind }) => kind)).toContain('open-editor');
    }
  });

  it('gets a document of one line laid out, and takes it back as unchanged', () => {
    const lab = at('make-mfa-the-rule', 'a-rule-from-the-web');
    openTask(lab);
    for (const id of ['nav-iam', 'iam-users', 'user-alice', 'permissions', 'policy-AskForMFA'])
      choose(lab, id);
    const session = { model: lab.model, field: null, said: NOTHING_SAID, isQuiet: true };
    const { effects } = takeLine(session, 'edit', fakeContext());
    const text = effects.find(({ kind }) => kind === 'open-editor');
    expect(text).toMatchObject({ text: expect.stringContaining('\n      "Effect": "Deny",\n') });
    lab.press('e');
    lab.send({ kind: 'editor-left', text: (text as { text: string }).text, now: lab.model.now });
    expect(words(lab)).toContain('Nothing is changed: the page had this text already.');
  });
});
