import { Box } from 'ink';
import type { Line } from '../store/spans.js';
import { LineView } from './line-view.js';

interface Props {
  readonly lines: readonly Line[];
  readonly onFieldChange: (field: string, value: string) => void;
}

/** The frame: one line below the other, none of them stretched or wrapped. */
export function Screen({ lines, onFieldChange }: Props) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its own identity
        <LineView key={row} line={line} onFieldChange={onFieldChange} />
      ))}
    </Box>
  );
}
