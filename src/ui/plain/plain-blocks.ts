import type { Block, Paragraph } from '../../lessons/words/rich-text.js';
import { plainText } from '../../lessons/words/rich-text.js';
import { groupKey, labEnrolment, otpauthUri } from '../../sim/codes/otpauth-uri.js';
import type { World } from '../../sim/world/world.js';
import { currentDevice } from '../console/phone-view.js';

/** A text as lines to be read aloud: one paragraph, list item or fact on a line, labels first, nothing drawn. */
export function blockLines(blocks: readonly Block[], world: World | null): readonly string[] {
  return blocks.flatMap((block) => linesOf(block, world));
}

function linesOf(block: Block, world: World | null): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [words(block.text)];
    case 'list':
      return block.items.map((item) => `- ${words(item)}`);
    case 'facts':
      return block.rows.map(([name, fact]) => `${name}: ${fact}`);
    case 'today':
      return [
        `on the real console today: ${block.today}`,
        `guides from before December 2022: ${block.older}`,
      ];
    case 'own-uri':
      return ownUri(world);
  }
}

function ownUri(world: World | null): readonly string[] {
  const device = world === null ? undefined : currentDevice(world);
  if (world === null || device === undefined) return ['There is no device right now.'];
  const enrolment = labEnrolment(device.name, world.account.alias, device.seed);
  return [
    `text: ${otpauthUri(enrolment)}`,
    'otpauth: for an authenticator app',
    'totp: codes made from the time',
    `label: ${enrolment.issuer}: ${enrolment.account}`,
    `secret: ${groupKey(enrolment.secret)}`,
    `issuer: ${enrolment.issuer}`,
  ];
}

/** Rich text without its marks. */
export function words(rich: Paragraph): string {
  return plainText(rich).trim();
}
