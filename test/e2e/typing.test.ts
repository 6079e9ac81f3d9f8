import { describe, it } from 'vitest';
import { openTwoCodes } from './code-field.js';

// The deep run has every spelling of a paste.
describe('a code field in a real terminal', () => {
  it('submits the pair once when both codes come in one write', async () => {
    using open = await openTwoCodes();
    open.lab.send('123456\r654321\r');

    await open.lab.seen('Neither is a code of this');
  });
});
