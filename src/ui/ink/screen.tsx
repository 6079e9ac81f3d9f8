import { Box, useCursor } from 'ink';
import { useCallback, useState } from 'react';
import { cursorCell } from '../text/cursor.js';
import type { Line } from '../text/spans.js';
import { LineView } from './line-view.js';
import type { Theme } from './theme.js';

interface Props {
  readonly lines: readonly Line[];
  readonly theme: Theme;
  readonly onFieldChange: (field: string, value: string) => void;
}

/** The frame: one line below the other, none of them stretched or wrapped. The terminal's cursor marks the focus. */
export function Screen({ lines, theme, onFieldChange }: Props) {
  const { setCursorPosition } = useCursor();
  setCursorPosition(cursorCell(lines) ?? undefined);
  // Ink hides the cursor at a change of the screen that this component knows nothing of.
  const [, setMoves] = useState(0);
  const moved = useCallback(() => setMoves((moves) => moves + 1), []);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its own identity
        <LineView key={row} line={line} theme={theme} onFieldChange={onFieldChange} onFieldMoved={moved} />
      ))}
    </Box>
  );
}
