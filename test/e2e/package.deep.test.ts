import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the package', () => {
  it('has nothing that publint would mend', async () => {
    const { messages, pkg } = await publint({ pkgDir: ROOT, pack: 'npm', strict: true });

    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });
});
