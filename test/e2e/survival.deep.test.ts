import { describe, it } from 'vitest';
import { expectGivenBack, expectKeptBeside } from './survival-claims.js';

describe('the terminal', () => {
  it.each(['SIGHUP', 'SIGINT'])('is given back on %s, with all saved', expectGivenBack);
});

describe('the progress file', () => {
  it.each([
    ['empty', ''],
    ['of another program', '{"name":"something else"}'],
    ['with a byte order mark and nothing else', '\uFEFF'],
    ['a list', '[1,2,3]'],
  ])('that is %s is kept beside, and the learner told where', (_name, content) => expectKeptBeside(content));
});
