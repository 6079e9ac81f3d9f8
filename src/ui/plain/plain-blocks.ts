import type { Block, Paragraph } from '../../lessons/words/rich-text.js';
import { isOnlyFor, plainText } from '../../lessons/words/rich-text.js';
import type { World } from '../../sim/world/world.js';
import { ownUri } from '../console/own-uri.js';
import type { OwnUri } from '../text/blocks.js';

/** A text as lines to be read aloud: one paragraph, list item or fact on a line, labels first, nothing drawn. */
export function blockLines(blocks: readonly Block[], world: World | null): readonly string[] {
  return blocks.filter((block) => !isOnlyFor('screen', block)).flatMap((block) => linesOf(block, world));
}

function linesOf(block: Block, world: World | null): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [words(block.text)];
    case 'list':
      return block.items.map((item) => `- ${words(item)}`);
    case 'facts':
      return block.rows.map(([name, fact]) => `${name}: ${fact}`);
    case 'moments':
      return block.rows.map(({ when, who, what }) => `${when}, ${who}: ${what}`);
    case 'today':
      return [
        `on the real console today: ${block.today}`,
        `guides from before December 2022: ${block.older}`,
      ];
    case 'card':
      return block.lines;
    case 'own-uri':
      return uriLines(ownUri(world));
  }
}

function uriLines(own: OwnUri | null): readonly string[] {
  if (own === null) return ['There is no device right now.'];
  return [`text: ${own.uri}`, ...own.parts.map(([name, meaning]) => `${name}: ${meaning}`)];
}

/** Rich text without its marks. */
export function words(rich: Paragraph): string {
  return plainText(rich).trim();
}
